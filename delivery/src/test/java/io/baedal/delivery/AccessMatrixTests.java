package io.baedal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.AccessMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.domain.Pageable;

/** Everybody at every endpoint; docs/access.md says who is let in. */
@RunningDelivery
class AccessMatrixTests {

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JobService jobs;

    @Autowired
    private Jobs stored;

    @Test
    void everyEndpointLetsInWhomTheTableNamesAndNobodyElse() {
        long orderId = Fixtures.newOrderId();
        jobs.start(Fixtures.cooked(orderId));
        long id = stored.search(null, orderId, null, Pageable.ofSize(1))
                .getContent()
                .getFirst()
                .getId();
        jobs.claim(id, "courier");
        String rows =
                AccessMatrix.of(service).where("/deliveries/{id}", () -> id).rows();

        assertThat(rows).isEqualTo(AccessMatrix.expected("delivery"));
    }
}
