package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Client;
import io.baedal.load.Client.Answer;
import io.baedal.load.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Services are killed while orders come in; {@code make up} brings them back, and nothing is lost or done twice. */
class OutageIT {

    private static final String ORDER = "{\"storeId\":1,\"items\":[{\"menuId\":11,\"qty\":1}]}";

    private final Suite suite = RunningSuite.get();
    private final Client client = new Client(suite);

    @AfterEach
    void bringEverythingBack() {
        suite.up();
    }

    @Test
    void takesOrdersWhileEverybodyElseIsAway() {
        Set<Long> accepted = new HashSet<>();
        for (String service : List.of("store", "delivery", "dashboard", "broker")) {
            suite.kill(service);
            for (int i = 0; i < 10; i++) {
                accepted.add(client.order(1, 11, 1));
            }
        }
        suite.up();

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(orderIds("/payinfos", "CAPTURED")).containsAll(accepted).doesNotHaveDuplicates();
            assertThat(orderIds("/stores/1/orders", "ORDERED"))
                    .containsAll(accepted)
                    .doesNotHaveDuplicates();
            assertThat(orderIds("/dashboards", "ORDERED")).containsAll(accepted).doesNotHaveDuplicates();
        });
    }

    @Test
    void turnsCustomersAwayWithoutPaymentAndTakesThemAgainAfterwards() {
        long before = client.get("/orders").body().at("/page/totalElements").asLong();
        suite.kill("payment");

        for (int i = 0; i < 15; i++) {
            Answer refused = client.post("/orders", ORDER);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("code").asString()).isEqualTo("payment-unavailable");
            assertThat(refused.response().headers().firstValueAsLong("Retry-After"))
                    .isPresent();
        }
        assertThat(client.get("/orders").body().at("/page/totalElements").asLong())
                .isEqualTo(before);

        suite.up();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.post("/orders", ORDER).status() == 201);
    }

    @Test
    void answersARepeatedKeyWithTheSameOrderAlsoAfterARestart() throws InterruptedException, ExecutionException {
        String key = UUID.randomUUID().toString();
        List<Answer> answers = inParallel(50, () -> client.post("/orders", ORDER, key));
        Set<JsonNode> orders = answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::body)
                .collect(Collectors.toSet());
        assertThat(orders).hasSize(1);
        assertThat(answers)
                .allMatch(answer -> answer.status() == 201
                        || answer.body().path("code").asString().equals("request-in-progress"));

        suite.kill("order");
        suite.kill("payment");
        suite.up();

        assertThat(client.post("/orders", ORDER, key).body()).isIn(orders);
        assertThat(client.post("/orders", ORDER.replace("11", "12"), key)
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("idempotency-key-reused");
        long id = orders.iterator().next().path("id").asLong();
        assertThat(client.get("/payinfos?orderId=" + id).body().path("content")).hasSize(1);
    }

    private List<Long> orderIds(String path, String status) {
        return client.all(path).stream()
                .filter(row -> row.path("status").asString().equals(status))
                .map(row -> row.path("orderId").asLong())
                .toList();
    }

    private static <T> List<T> inParallel(int times, Callable<T> call) throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : callers.invokeAll(Collections.nCopies(times, call))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
