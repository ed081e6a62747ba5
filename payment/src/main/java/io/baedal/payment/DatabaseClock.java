package io.baedal.payment;

import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database's time: the age of a hold must not depend on which instance made it and which one sweeps. */
@Component
@RequiredArgsConstructor
class DatabaseClock {

    private final JdbcClient jdbc;

    Instant now() {
        return jdbc.sql("select current_timestamp(6)")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
