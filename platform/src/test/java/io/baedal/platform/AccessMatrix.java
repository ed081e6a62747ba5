package io.baedal.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * Every endpoint of a running service, asked by everybody: one row an endpoint, one cell a caller, as docs/access.md has
 * them. A test holds the rows against that table, so an endpoint that has no row is red, and so is a check that is gone. In
 * a path stands what belongs to the customer, the owner and the courier, or something that does not exist; only the
 * former can tell a 404 of somebody else's from any other.
 */
public final class AccessMatrix {

    private static final Path DOCUMENT = Path.of("../docs/access.md");
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String NOTHING = "999999999";
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Set<String> endpoints;
    private final Map<String, String> callers;
    private final Map<String, Supplier<?>> things = new TreeMap<>();
    private final Map<String, String> bodies = new TreeMap<>();

    private AccessMatrix(ApplicationContext service, Map<String, String> callers) {
        this.address = "http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port");
        this.endpoints = Endpoints.of(service, address);
        this.callers = callers;
    }

    /** With tokens of the {@link FakeIssuer}. */
    public static AccessMatrix of(ApplicationContext service) {
        return of(service, MatrixCallers::ofTheFakeIssuer);
    }

    /** {@code tokens} makes those that the service believes. */
    public static AccessMatrix of(ApplicationContext service, MatrixCallers.Tokens tokens) {
        return new AccessMatrix(service, MatrixCallers.with(tokens));
    }

    /** What stands for the last variable of that path, like {@code /orders/{id}}; asked for each call. */
    public AccessMatrix where(String path, Supplier<?> thing) {
        things.put(path, thing);
        return this;
    }

    /** Where a body is looked at before anything else, one that is good. */
    public AccessMatrix body(String endpoint, String json) {
        bodies.put(endpoint, json);
        return this;
    }

    /** The rows as they are. */
    public String rows() {
        return endpoints.stream().map(this::row).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The rows as docs/access.md has them under the service's name. */
    public static String expected(String service) {
        try {
            return Files.readString(DOCUMENT)
                    .split("\n## " + service + "\n")[1]
                    .split("\n## ")[0]
                    .lines()
                    .filter(line -> line.startsWith("| `"))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private String row(String endpoint) {
        Map<String, String> cells = new LinkedHashMap<>();
        callers.forEach((caller, token) -> cells.put(caller, cell(endpoint, token)));
        return Stream.concat(Stream.of("`" + endpoint + "`"), cells.values().stream())
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** HEAD is answered by what answers GET, and has to look the same. */
    private String cell(String endpoint, String token) {
        String answer = answer(endpoint, token);
        String head = endpoint.startsWith("GET ") ? answer(endpoint.replaceFirst("GET", "HEAD"), token) : answer;
        return answer.equals(head) ? answer : answer + " but HEAD " + head;
    }

    private String answer(String endpoint, String token) {
        String path = endpoint.split(" ")[1];
        boolean named = things.keySet().stream().anyMatch(path::startsWith);
        int status = ask(endpoint, path, token);
        boolean refused = status == 401 || status == 403 || named && status == 404;
        return refused || status == 500 ? String.valueOf(status) : "in";
    }

    private int ask(String endpoint, String path, String token) {
        String body = bodies.getOrDefault(endpoint, "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + filled(path)))
                .header("Content-Type", "application/json")
                .timeout(LONGEST_ANSWER)
                .method(endpoint.split(" ")[0], BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            // A stream of events has no end.
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException failure) {
            throw new IllegalStateException(endpoint, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String filled(String path) {
        return VARIABLE.matcher(path).replaceAll(variable -> {
            Supplier<?> thing = things.get(path.substring(0, variable.end()));
            return thing == null ? NOTHING : String.valueOf(thing.get());
        });
    }
}
