package io.baedal.platform;

import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own in memory, with the platform's tables. */
final class PlatformDatabase implements AutoCloseable {

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    final JdbcTemplate template = new JdbcTemplate(pool);
    final JdbcClient jdbc = JdbcClient.create(template);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));

    PlatformDatabase() {
        new ResourceDatabasePopulator(new ClassPathResource("db/platform/V0_1__outbox_and_inbox.sql")).execute(pool);
    }

    long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    /** The same object as long as the same transaction runs. */
    Object currentTransaction() {
        return TransactionSynchronizationManager.getResource(pool);
    }

    @Override
    public void close() {
        jdbc.sql("shutdown").update();
        pool.dispose();
    }
}
