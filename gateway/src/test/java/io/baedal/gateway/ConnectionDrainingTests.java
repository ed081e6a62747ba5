package io.baedal.gateway;

import static io.baedal.gateway.GatewayTest.Services.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;

/** What a client hears of us when we are about to end: the answer, and that it is the connection's last. */
@GatewayTest
class ConnectionDrainingTests {

    @Autowired
    private Client client;

    @Autowired
    private ConnectionDraining draining;

    @AfterEach
    void goOn() {
        draining.start();
    }

    @Test
    void aConnectionIsKeptAsLongAsWeServe() throws Exception {
        assertThat(client.get("/orders").headers().firstValue("Connection")).isEmpty();
    }

    @Test
    void whoAsksWhileWeLeaveIsAnsweredAndAskedToGo() throws Exception {
        draining.stop();

        String answers = client.raw("GET /orders HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answers).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
        assertThat(ORDER.received).hasSize(1);
    }

    @Test
    void whatWeAnswerOurselvesSaysItToo() throws Exception {
        draining.stop();

        assertThat(client.post("/nowhere", "{}").headers().firstValue("Connection"))
                .hasValue("close");
    }

    @Test
    void theServerTakesRequestsUntilTheClientsHaveGone() {
        assertThat(draining.getPhase()).isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE);
    }
}
