package io.baedal.dashboard;

import io.baedal.platform.Checksum;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the second read model is built, and how the served one is summed up. */
@Component
@RequiredArgsConstructor
class RebuildTables {

    private final EntityManagerFactoryBuilder builder;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** Empty tables, mapped a second time for as long as the rebuild takes. */
    RebuiltModel begin() {
        return new RebuiltModel(builder, database, jdbc, transaction);
    }

    Checksum checksum(Summed summed) {
        return Checksum.of(database, summed.rows);
    }
}
