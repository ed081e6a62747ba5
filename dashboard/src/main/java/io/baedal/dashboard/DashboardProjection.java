package io.baedal.dashboard;

import io.baedal.platform.DatabaseClock;
import io.baedal.platform.Projection;
import io.baedal.platform.Received;
import jakarta.persistence.EntityManager;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the rows and the timeline from the events, a poll in one transaction. Two instances go one after the other, so
 * a partition that moves from one to the other makes no harm.
 */
@Component
@RequiredArgsConstructor
class DashboardProjection implements Projection {

    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final ProjectionGate gate;
    private final DatabaseClock clock;
    private final DashboardStream stream;
    private final People people;

    @Override
    public void apply(List<Received> events) {
        if (events.isEmpty()) {
            return;
        }
        List<Received> aboutOrders = ReadModel.aboutOrders(events);
        transaction.executeWithoutResult(_ -> {
            gate.enter();
            if (!aboutOrders.isEmpty()) {
                new ReadModel(entities).take(aboutOrders, clock.now());
            }
            people.hear(events);
        });
        stream.wake();
    }
}
