package io.baedal.payment;

import java.time.Instant;
import java.util.Calendar;
import java.util.TimeZone;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database's time: the age of a hold must not depend on which instance made it and which one sweeps. */
@Component
@RequiredArgsConstructor
class DatabaseClock {

    /** The session's zone, see platform.yaml; the driver would take MariaDB's time for one of the JVM's zone. */
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final JdbcClient jdbc;

    Instant now() {
        return jdbc.sql("select current_timestamp(6)")
                .query((row, number) ->
                        row.getTimestamp(1, Calendar.getInstance(UTC)).toInstant())
                .single();
    }
}
