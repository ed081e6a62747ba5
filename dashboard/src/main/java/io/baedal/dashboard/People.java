package io.baedal.dashboard;

import io.baedal.platform.MemberEvent.MemberWithdrawn;
import io.baedal.platform.Received;
import io.baedal.platform.Withdrawals;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * What the events say about people and not about orders: who owns a store, and who has left. The rows hold nothing
 * personal, so a member who leaves changes none of them; their token is refused from then on.
 */
@Component
@RequiredArgsConstructor
class People {

    private final Owners owners;
    private final Withdrawals withdrawals;

    /** In the transaction of the events. */
    void hear(List<Received> events) {
        owners.hear(events);
        for (Received received : events) {
            if (received.event() instanceof MemberWithdrawn withdrawn) {
                withdrawals.take(withdrawn);
            }
        }
    }
}
