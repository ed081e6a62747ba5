package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baedal.platform.AccessMatrix;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.Received;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Everybody at every endpoint; docs/access.md says who is let in. */
@RunningDashboard
class AccessMatrixTests {

    @Autowired
    private ApplicationContext service;

    @Autowired
    private DashboardProjection projection;

    /** The operator's call starts one. */
    @Autowired
    private Rebuild rebuild;

    @Autowired
    private DashboardStream stream;

    /** The callers are gone; left open, their streams would ask for changes beside other tests. */
    @AfterEach
    void endStreams() {
        stream.stop();
        stream.start();
        await().until(() -> stream.watchers() == 0);
    }

    @Test
    void everyEndpointLetsInWhomTheTableNamesAndNobodyElse() {
        History history = new History(History.ofNewOrder().orderId(), "customer");
        MenuPublished menu = new MenuPublished(601, "매트릭스", true, 1, List.of(), "owner");
        projection.apply(List.of(history.orderedFrom(601), new Received(menu, "menu-601", 1, History.START)));
        String rows = AccessMatrix.of(service)
                .where("/dashboards/{orderId}", history::orderId)
                .rows();

        assertThat(rows).isEqualTo(AccessMatrix.expected("dashboard"));
        await().until(() -> rebuild.progress().state() != Rebuild.State.RUNNING);
    }
}
