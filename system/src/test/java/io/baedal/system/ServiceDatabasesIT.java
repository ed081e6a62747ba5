package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.databases.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The services are on the databases that they were given: the same tests on another one would prove nothing else. */
class ServiceDatabasesIT {

    @Test
    void everyServiceKeepsItsTablesWhereItWasTold() throws SQLException {
        RunningSuite.get();
        for (Database.Address database : RunningSuite.databases().values()) {
            assertThat(migrationsIn(database)).as(database.url()).isPositive();
        }
    }

    private static int migrationsIn(Database.Address database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from flyway_schema_history")) {
            count.next();
            return count.getInt(1);
        }
    }
}
