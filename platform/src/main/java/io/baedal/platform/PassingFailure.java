package io.baedal.platform;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the database that passes by itself: a lock that was not given in time, a deadlock, a session or a server
 * that ended. Spring has a name for most of them, but not for all of each vendor's: PostgreSQL's and MariaDB's refused
 * locks reach us uncategorized.
 */
final class PassingFailure {

    /** By the SQL standard: connection lost, rolled back for another's sake, out of resources, ended by an operator. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57");

    private static final String POSTGRESQL_LOCK_NOT_AVAILABLE = "55P03";
    private static final String POSTGRESQL_IDLE_SESSION_ENDED = "25P03";
    private static final int MARIADB_LOCK_WAIT_TIMEOUT = 1205;

    private PassingFailure() {}

    /** Whether such a failure is at the bottom of this one. */
    static boolean isCauseOf(Throwable failure) {
        return Causes.any(failure, cause -> cause instanceof SQLException sql && passes(sql));
    }

    private static boolean passes(SQLException failure) {
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || passes(failure.getSQLState())
                || "HY000".equals(failure.getSQLState()) && failure.getErrorCode() == MARIADB_LOCK_WAIT_TIMEOUT;
    }

    private static boolean passes(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2))
                        || state.equals(POSTGRESQL_LOCK_NOT_AVAILABLE)
                        || state.equals(POSTGRESQL_IDLE_SESSION_ENDED));
    }
}
