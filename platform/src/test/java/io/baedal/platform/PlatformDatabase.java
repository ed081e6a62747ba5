package io.baedal.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.baedal.databases.Database;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The platform's tables, of the kind of database that the run is about. They are made once, which takes a server up to a
 * second, and are empty again after each test.
 */
final class PlatformDatabase implements AutoCloseable {

    private static final Database KIND = Database.of("platform");
    private static final HikariDataSource POOL = pool(KIND.create());

    final JdbcTemplate template = new JdbcTemplate(POOL);
    final JdbcClient jdbc = JdbcClient.create(template);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(POOL));

    IssuerMemory issuerMemory() {
        return new IssuerMemory(jdbc, transaction.getTransactionManager());
    }

    /** With the settings of platform.yaml. */
    private static HikariDataSource pool(Database.Address database) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(database.url());
        settings.setUsername(database.user());
        settings.setPassword(database.password());
        settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        settings.addDataSourceProperty("options", "-c lock_timeout=2s");
        settings.addDataSourceProperty("sessionVariables", "innodb_lock_wait_timeout=2");
        HikariDataSource pool = new HikariDataSource(settings);
        Flyway.configure()
                .dataSource(pool)
                .locations(
                        "classpath:db/migration",
                        "classpath:db/vendor/" + KIND.name().toLowerCase(Locale.ROOT))
                .load()
                .migrate();
        return pool;
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** The same object as long as the same transaction runs. */
    Object currentTransaction() {
        return TransactionSynchronizationManager.getResource(POOL);
    }

    @Override
    public void close() {
        List.of(
                        "outbox",
                        "inbox",
                        "inbox_seq",
                        "inbox_parked",
                        "dead_letter",
                        "order_trace",
                        "withdrawn_member",
                        "issuer_said")
                .forEach(table -> jdbc.sql("delete from " + table).update());
    }
}
