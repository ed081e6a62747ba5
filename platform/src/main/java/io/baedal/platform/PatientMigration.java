package io.baedal.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections for migrations: one that builds an index may be silent for longer than anything else ({@link BoundedSilence}). */
class PatientMigration extends DelegatingDataSource {

    private static final int FOR_EVER = 0;

    PatientMigration(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        connection.setNetworkTimeout(Runnable::run, FOR_EVER);
        return connection;
    }
}
