package io.baedal.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the suite the way everybody does: JSON and a token over HTTP, through the gateway unless said otherwise. */
public final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The service behind each path, for who goes past the gateway. */
    private static final Map<String, String> SERVICES = Map.of(
            "orders", "order",
            "catalog", "order",
            "stores", "store",
            "deliveries", "delivery",
            "payinfos", "payment",
            "dashboards", "dashboard",
            "auth", "identity");

    private final UnaryOperator<String> addresses;
    private final Account account;

    public Client(Suite suite) {
        this(suite, "gateway");
    }

    /** Past the gateway, for what a checker wants to see of one service. */
    Client(Suite suite, String service) {
        this(suite, service, suite.tester());
    }

    public Client(Suite suite, String service, Account account) {
        this(path -> addressOf(suite, service) + path, account);
    }

    private Client(UnaryOperator<String> addresses, Account account) {
        this.addresses = addresses;
        this.account = account;
    }

    /** Asks each service at its own port. */
    public static Client pastTheGateway(Suite suite) {
        return new Client(path -> addressOf(suite, SERVICES.get(path.split("[/?]")[1])) + path, suite.tester());
    }

    private static String addressOf(Suite suite, String service) {
        return "http://127.0.0.1:" + suite.port(service);
    }

    public record Answer(int status, JsonNode body, HttpResponse<String> response) {}

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(addresses.apply(path))).GET());
    }

    public Answer post(String path, @Nullable String body) {
        return post(path, body, null);
    }

    public Answer post(String path, @Nullable String body, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(addresses.apply(path)))
                .header("Content-Type", "application/json")
                .POST(body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    Answer patch(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(addresses.apply(path)))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(addresses.apply(path)))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Any method; {@code headers} are names and values by turns. */
    public Answer ask(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(addresses.apply(path)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public Answer delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(addresses.apply(path))).DELETE());
    }

    /** Places an order of one dish and returns its id. */
    public long order(long storeId, long menuId, int qty) {
        Answer answer = post(
                "/orders", "{\"storeId\":%d,\"items\":[{\"menuId\":%d,\"qty\":%d}]}".formatted(storeId, menuId, qty));
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.body().path("id").asLong();
    }

    /** Asks until the answer fits; the last one is in the failure message when it never does. */
    public JsonNode await(String path, Predicate<JsonNode> fits) {
        JsonNode[] last = new JsonNode[1];
        Awaitility.await(path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    last[0] = get(path).body();
                    return fits.test(last[0]);
                });
        return last[0];
    }

    /** Every element of a list, over all its pages. */
    public List<JsonNode> all(String path) {
        List<JsonNode> found = new ArrayList<>();
        for (int page = 0; ; page++) {
            JsonNode listing = page(path, page);
            listing.path("content").forEach(found::add);
            if (found.size() >= listing.path("page").path("totalElements").asLong()
                    || listing.path("content").isEmpty()) {
                return found;
            }
        }
    }

    /** Of a list that is newest first, the elements before the first page that has none that fits. */
    List<JsonNode> newest(String path, Predicate<JsonNode> fits) {
        List<JsonNode> found = new ArrayList<>();
        for (int page = 0; ; page++) {
            List<JsonNode> fitting = new ArrayList<>();
            page(path, page).path("content").forEach(element -> {
                if (fits.test(element)) {
                    fitting.add(element);
                }
            });
            found.addAll(fitting);
            if (fitting.isEmpty()) {
                return found;
            }
        }
    }

    /** Asks again when there is no list: a refusal of a busy service is not an empty one. */
    private JsonNode page(String path, int number) {
        String paged = path + (path.contains("?") ? "&" : "?") + "size=100&page=" + number;
        JsonNode first = get(paged).body();
        return isListing(first) ? first : await(paged, Client::isListing);
    }

    private static boolean isListing(JsonNode body) {
        return body.path("content").isArray();
    }

    private Answer send(HttpRequest.Builder request) {
        if (account != Account.NOBODY) {
            request.header("Authorization", "Bearer " + account.token());
        }
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = json ? JSON.readTree(response.body()) : JSON.missingNode();
            return new Answer(response.statusCode(), body, response);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
