package io.baedal.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets one instance at a time rebuild. A claim that was not renewed for a while belonged to an instance that is gone. */
@Component
@RequiredArgsConstructor
class RebuildClaim {

    private static final Duration LOST_AFTER = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String instance = UUID.randomUUID().toString();

    /** @throws io.baedal.platform.Refusal.Refused when another rebuild is under way */
    void take() {
        int claimed = transaction.execute(_ -> jdbc.sql("""
                        update rebuild_claim set claimed_by = ?, claimed_at = ?
                        where id = 1 and (claimed_by is null or claimed_at < ?)""")
                .params(instance, clock.millis(), clock.millis() - LOST_AFTER.toMillis())
                .update());
        if (claimed == 0) {
            throw new DashboardRefusal.RebuildRunning().toException();
        }
    }

    void renew() {
        int renewed = transaction.execute(
                _ -> jdbc.sql("update rebuild_claim set claimed_at = ? where id = 1 and claimed_by = ?")
                        .params(clock.millis(), instance)
                        .update());
        if (renewed == 0) {
            throw new IllegalStateException("another instance has begun a rebuild since");
        }
    }

    void giveBack() {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update rebuild_claim set claimed_by = null where id = 1 and claimed_by = ?")
                        .param(instance)
                        .update());
    }
}
