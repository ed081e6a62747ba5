package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.baedal.databases.Database;
import io.baedal.databases.Database.Address;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class BoundedSilenceTests {

    private static final Database KIND = Database.of("platform");

    private final HikariDataSource pool = pool(Duration.ofSeconds(1));

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void givesUpADatabaseThatSaysNothing() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            switch (KIND) {
                case H2 -> assertThat(statement.execute("select 1")).isTrue();
                case POSTGRESQL -> expectLost(statement, "select pg_sleep(20)");
                case MARIADB -> expectLost(statement, "select sleep(20)");
            }
        }
    }

    @Test
    void letsAMigrationWorkForAsLongAsItTakes() throws SQLException {
        try (Connection connection = new PatientMigration(pool).getConnection();
                Statement statement = connection.createStatement()) {
            switch (KIND) {
                case H2 -> assertThat(statement.execute("select 1")).isTrue();
                case POSTGRESQL ->
                    assertThat(statement.execute("select pg_sleep(2)")).isTrue();
                case MARIADB -> assertThat(statement.execute("select sleep(2)")).isTrue();
            }
        }
    }

    private static void expectLost(Statement statement, String sql) {
        long begin = System.nanoTime();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> statement.execute(sql))
                .matches(PassingFailure::isCauseOf, "is a failure that passes");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private static HikariDataSource pool(Duration limit) {
        Address database = KIND.create();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        new BoundedSilence(limit).postProcessBeforeInitialization(pool, "pool");
        return pool;
    }
}
