package io.baedal.platform;

import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** How a service treats its database connections, beyond what the pool's settings can say. */
@AutoConfiguration
class DatabaseConfiguration {

    /** Static and without other beans: it is needed before the pool is made. */
    @Bean
    static BoundedSilence boundedSilence(Environment settings) {
        return new BoundedSilence(settings.getRequiredProperty("baedal.database.longest-silence", Duration.class));
    }

    @Bean
    static H2Connections.InPlaceOfPool h2Connections() {
        return new H2Connections.InPlaceOfPool();
    }

    @Bean
    FlywayConfigurationCustomizer patientMigration() {
        return flyway -> flyway.dataSource(new PatientMigration(flyway.getDataSource()));
    }
}
