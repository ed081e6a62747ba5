package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.Account;
import io.baedal.load.Client;
import io.baedal.load.Client.Answer;
import io.baedal.load.Suite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has signed in goes on, whatever becomes of Identity; and the door and the services behind it answer alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {

    private static final String ORDER = "{\"storeId\":1,\"items\":[{\"menuId\":11,\"qty\":1}]}";

    private final Suite suite = RunningSuite.get();
    private final Map<String, Account> signedIn = new HashMap<>(Map.of("nobody", Account.NOBODY));
    private final Map<String, Long> orders = new HashMap<>();

    @AfterEach
    void bringEverythingBack() {
        suite.up();
    }

    @Test
    void whoHasSignedInOrdersOnWhileIdentityIsAwayAlsoAfterTheOthersWereRestarted() {
        Client customer = as("customer");
        assertThat(place(customer)).isPositive();
        suite.kill("identity");
        assertThat(place(customer)).isPositive();
        assertThat(signIn().status()).isEqualTo(503);

        List<String> others = List.of("gateway", "order", "store", "delivery", "payment", "dashboard");
        others.parallelStream().forEach(suite::terminate);
        suite.up(others.toArray(String[]::new));

        assertThat(customer.get("/orders/" + place(customer)).status()).isEqualTo(200);
        Answer refused = signIn();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();

        suite.up();
        assertThat(customer.get("/auth/me").body().path("username").asString()).isEqualTo("customer");
        assertThat(place(customer)).isPositive();
        assertThat(signIn().status()).isEqualTo(200);
    }

    /** Asked all the time with a token from before, and with one that the present key has just signed. */
    @Test
    void aRotationOfTheKeysFailsNoRequest() throws InterruptedException {
        Client before = as("customer");
        Client operator = new Client(suite, "identity", account("operator"));
        AtomicBoolean rotating = new AtomicBoolean(true);
        CompletableFuture<List<Integer>> answers = CompletableFuture.supplyAsync(() -> {
            List<Integer> statuses = new ArrayList<>();
            while (rotating.get()) {
                statuses.add(before.get("/orders").status());
                statuses.add(new Client(suite, "gateway", Account.signIn(suite, "customer2"))
                        .get("/orders")
                        .status());
            }
            return statuses;
        });

        for (int rotation = 0; rotation < 3; rotation++) {
            assertThat(operator.post("/operations/keys/rotate", null).status()).isEqualTo(204);
            TimeUnit.SECONDS.sleep(2);
        }
        rotating.set(false);

        assertThat(answers.join()).hasSizeGreaterThan(10).containsOnly(200);
    }

    @ParameterizedTest
    @CsvSource({
        "order,     POST,   /orders,                                 customer, 201",
        "order,     POST,   /orders,                                 owner,    403",
        "order,     POST,   /orders,                                 courier,  403",
        "order,     GET,    /orders/{customer},                      customer, 200",
        "order,     GET,    /orders/{customer},                      operator, 200",
        "order,     GET,    /orders/{customer2},                     customer, 404",
        "order,     DELETE, /orders/{customer2},                     customer, 404",
        "order,     GET,    /order-service/{customer2's id}/orders,  customer, 404",
        "payment,   GET,    /payinfos?orderId={customer},            customer, 200",
        "payment,   GET,    /payinfos,                               owner,    403",
        "store,     GET,    /stores/1/orders,                        owner,    200",
        "store,     GET,    /stores/1/orders,                        owner2,   404",
        "store,     GET,    /stores/1/orders,                        customer, 403",
        "store,     POST,   /stores/1/orders/{customer}/confirm,     owner2,   404",
        "store,     PATCH,  /stores/1,                               owner2,   404",
        "delivery,  GET,    /deliveries,                             courier,  200",
        "delivery,  GET,    /deliveries,                             customer, 403",
        "dashboard, GET,    /dashboards,                             customer, 200",
        "dashboard, GET,    /dashboards/{customer2},                 customer, 404",
        "identity,  GET,    /auth/me,                                courier,  200",
    })
    void theDoorAndTheServiceAnswerAlike(String service, String method, String pattern, String who, int status) {
        String path = pattern.replace("{customer}", orderOf("customer"))
                .replace("{customer2}", orderOf("customer2"))
                .replace("{customer2's id}", account("customer2").id());
        String body = method.equals("POST") || method.equals("PATCH") ? ORDER : null;
        for (String port : List.of("gateway", service)) {
            assertThat(ask(port, account(who), method, path, body)).as(port).isEqualTo(status);
            assertThat(ask(port, new Account("", "not.a.token"), method, path, body))
                    .as("%s with a wrong token", port)
                    .isEqualTo(401);
            assertThat(ask(port, Account.NOBODY, method, path, body))
                    .as("%s without a token", port)
                    .isEqualTo(401);
        }
    }

    private int ask(String port, Account account, String method, String path, String body) {
        return new Client(suite, port, account).ask(method, path, body).status();
    }

    private String orderOf(String username) {
        return orders.computeIfAbsent(username, customer -> place(as(customer))).toString();
    }

    private Client as(String username) {
        return new Client(suite, "gateway", account(username));
    }

    private Account account(String username) {
        return signedIn.computeIfAbsent(username, name -> Account.signIn(suite, name));
    }

    private Answer signIn() {
        return new Client(suite, "gateway", Account.NOBODY)
                .post("/auth/login", "{\"username\":\"customer\",\"password\":\"baedal-demo\"}");
    }

    /** A service that has just started may refuse its first payment for being slow. */
    private static long place(Client customer) {
        for (int tries = 0; tries < 20; tries++) {
            Answer answer = customer.post("/orders", ORDER);
            if (answer.status() == 201) {
                return answer.body().path("id").asLong();
            }
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
        }
        throw new AssertionError("no order in 20 tries");
    }
}
