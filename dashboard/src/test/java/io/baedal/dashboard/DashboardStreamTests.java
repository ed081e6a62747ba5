package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@RunningDashboard
@ExtendWith(OutputCaptureExtension.class)
class DashboardStreamTests {

    @Autowired
    private DashboardProjection projection;

    @Autowired
    private DashboardStream stream;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    @Test
    void aChangedRowIsOneUnnamedMessageWithAnId() throws Exception {
        History history = History.ofNewOrder();
        try (StreamClient client = watch("orderId=" + history.orderId())) {
            assertThat(client.head())
                    .startsWith("HTTP/1.1 200")
                    .contains("Content-Type: text/event-stream")
                    .contains("X-Accel-Buffering: no");
            assertThat(client.next(":")).isEmpty();
            projection.apply(List.of(history.ordered()));
            assertThat(client.next("id:")).isNotBlank();
            String row = client.next("data:");
            assertThat(JsonPath.<String>read(row, "$.asOf")).isNotBlank();
            assertThat(JsonPath.<Integer>read(row, "$.lagSeconds")).isNotNegative();
            assertThat(JsonPath.<String>read(row, "$.storeName")).isEqualTo("스토어99");
            assertThat(JsonPath.<String>read(row, "$.orderDt")).isEqualTo("2026-11-20T10:00:00Z");
            projection.apply(List.of(history.paid()));
            assertThat(JsonPath.<String>read(client.next("data:"), "$.paymentStatus"))
                    .isEqualTo("PAID");
        }
    }

    @Test
    void onlyWantedRowsAreTold() throws Exception {
        History other = History.ofNewOrder();
        History wanted = History.ofNewOrder();
        try (StreamClient client = watch("storeId=1&customerId=" + wanted.customerId())) {
            projection.apply(List.of(other.ordered(), wanted.ordered()));
            assertThat(orderId(client.next("data:"))).isEqualTo((int) wanted.orderId());
        }
    }

    @Test
    void whatAnotherInstanceProjectedIsToldEvenIfItsCommitWasLate() throws Exception {
        History history = History.ofNewOrder();
        projection.apply(List.of(history.ordered()));
        endOfOthers();
        try (StreamClient client = watch("orderId=" + history.orderId())) {
            transaction.executeWithoutResult(
                    _ -> jdbc.sql("""
                            update dashboard set status = 'PICKED_UP', version = version + 1,
                            changed_at = changed_at - interval '3' second where order_id = ?""").param(history.orderId()).update());
            assertThat(JsonPath.<String>read(client.next("data:"), "$.status")).isEqualTo("PICKED_UP");
        }
    }

    @Test
    void aDatabaseClockThatWentBackHidesNothing() throws Exception {
        History ofTheFuture = History.ofNewOrder();
        projection.apply(List.of(ofTheFuture.ordered()));
        transaction.executeWithoutResult(
                _ -> jdbc.sql("update dashboard set changed_at = changed_at + interval '1' hour where order_id = ?")
                        .param(ofTheFuture.orderId())
                        .update());
        endOfOthers();
        History history = History.ofNewOrder();
        try (StreamClient client = watch("orderId=" + history.orderId())) {
            projection.apply(List.of(history.ordered()));
            assertThat(orderId(client.next("data:"))).isEqualTo((int) history.orderId());
        }
    }

    @Test
    void aClientThatComesBackIsToldWhatItMissed() throws Exception {
        History history = History.ofNewOrder();
        String lastMessage;
        try (StreamClient client = watch("orderId=" + history.orderId())) {
            projection.apply(List.of(history.ordered()));
            lastMessage = client.next("id:");
        }
        projection.apply(List.of(history.confirmed()));
        try (StreamClient client = new StreamClient(
                port, "orderId=" + history.orderId(), false, "Last-Event-ID: " + lastMessage + "\r\n")) {
            assertThat(JsonPath.<String>read(client.next("data:"), "$.status")).isEqualTo("ORDER_CONFIRMED");
        }
    }

    @Test
    void aClientThatNeverSaidWhatItMissedIsToldOnlyWhatIsNew() throws Exception {
        History old = new History(History.ofNewOrder().orderId(), "only-new");
        History fresh = new History(History.ofNewOrder().orderId(), "only-new");
        projection.apply(List.of(old.ordered()));
        endOfOthers();
        try (StreamClient client = watch("customerId=only-new")) {
            projection.apply(List.of(fresh.ordered()));
            assertThat(orderId(client.next("data:"))).isEqualTo((int) fresh.orderId());
        }
    }

    @Test
    void clientsThatHangUpLeaveNothingBehind(CapturedOutput log) throws Exception {
        endOfOthers();
        List<StreamClient> clients = new ArrayList<>();
        for (int count = 0; count < 20; count++) {
            clients.add(watch("storeId=1"));
        }
        assertThat(stream.watchers()).isEqualTo(20);
        for (StreamClient client : clients) {
            client.close();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            projection.apply(List.of(History.ofNewOrder().ordered()));
            return stream.watchers() == 0;
        });
        assertThat(log).doesNotContain("Exception");
    }

    @Test
    void aSlowClientHoldsUpNobodyAndIsLetGo() throws Exception {
        endOfOthers();
        History history = new History(History.ofNewOrder().orderId(), "quick");
        try (StreamClient _ = new StreamClient(port, "", true);
                StreamClient quick = watch("customerId=quick")) {
            for (int batch = 0; batch < 15; batch++) {
                projection.apply(IntStream.range(0, 2_000)
                        .mapToObj(_ -> new History(History.ofNewOrder().orderId(), "somebody".repeat(30)).ordered())
                        .toList());
            }
            projection.apply(List.of(history.ordered()));
            assertThat(orderId(quick.next("data:"))).isEqualTo((int) history.orderId());
            await().atMost(Duration.ofSeconds(15)).until(() -> stream.watchers() == 1);
        }
    }

    @Test
    void tooManyStreamsAreRefused() throws Exception {
        endOfOthers();
        try {
            for (int count = 0; count < 1_000; count++) {
                stream.watch(new Watcher.Filter(new Sight(true, "", Set.of()), -1L, null, null), null);
            }
            var answer = http.get()
                    .uri("/dashboards/stream")
                    .accept("text/event-stream")
                    .exchange();
            assertThat(answer).hasStatus(503).containsHeader("Retry-After");
            assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("overloaded");
        } finally {
            endOfOthers();
        }
    }

    @Test
    void aStopEndsAllStreams() throws Exception {
        try (StreamClient client = watch("")) {
            endOfOthers();
            assertThat(client.next(StreamClient.END)).isNotNull();
            assertThat(stream.watchers()).isZero();
        }
    }

    private StreamClient watch(String query) throws Exception {
        return new StreamClient(port, query, false);
    }

    private void endOfOthers() {
        stream.stop();
        assertThat(http.get().uri("/dashboards/stream").exchange()).hasStatus(503);
        stream.start();
    }

    private static int orderId(String row) {
        return JsonPath.read(row, "$.orderId");
    }
}
