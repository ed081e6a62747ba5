package io.baedal.platform;

import java.time.Instant;
import java.util.Calendar;
import java.util.TimeZone;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's time, to the microsecond, for what several instances compare: their own clocks may differ by minutes.
 * Costs a statement, and goes back when another database takes over.
 */
@RequiredArgsConstructor
public class DatabaseClock {

    /** The session's zone, see platform.yaml; the driver would take MariaDB's time for one of the JVM's zone. */
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final JdbcClient jdbc;

    /** @throws org.springframework.dao.DataAccessException when the database does not answer */
    public Instant now() {
        return jdbc.sql("select current_timestamp(6)")
                .query((row, _) ->
                        row.getTimestamp(1, Calendar.getInstance(UTC)).toInstant())
                .single();
    }
}
