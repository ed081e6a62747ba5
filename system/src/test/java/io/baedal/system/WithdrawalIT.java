package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.databases.Database;
import io.baedal.load.Client;
import io.baedal.load.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member orders, is brought what they ordered, and leaves: whoever may see everything sees nothing of them any more. */
@Order(Integer.MAX_VALUE)
class WithdrawalIT {

    private final Suite suite = RunningSuite.get();
    private final Client everything = new Client(suite);
    private final HttpClient http = HttpClient.newHttpClient();

    private final String mark = UUID.randomUUID().toString();
    private final String credentials =
            "{\"username\":\"member-%s\",\"password\":\"%s\",\"name\":\"김 %s\"}".formatted(mark, mark, mark);

    @Test
    void nothingOfAMemberIsLeftButNumbersAndSums() throws Exception {
        ask("POST", "/auth/members", "", credentials);
        String token =
                ask("POST", "/auth/login", "", credentials).path("accessToken").asString();
        long order = order(token);
        List<String> places = List.of(
                "/orders/" + order,
                "/stores/1/orders?size=100",
                "/deliveries?orderId=" + order,
                "/dashboards/" + order,
                "/payinfos?orderId=" + order);
        cook(order);
        everything.await("/deliveries?orderId=" + order, jobs -> jobs.toString().contains(mark));
        everything.await(
                "/stores/1/orders?size=100", tickets -> tickets.toString().contains(mark));

        assertThat(status("DELETE", "/auth/members/me", token)).isEqualTo(204);

        for (String place : places) {
            everything.await(place, answer -> !answer.toString().contains(mark));
        }
        assertThat(everything.get("/orders/" + order).body().path("price").asLong())
                .isEqualTo(18_000);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status("GET", "/orders/" + order, token) == 401);
        assertThat(ask("POST", "/auth/login", "", credentials).path("code").asString())
                .isEqualTo("wrong-credentials");
        assertThat(suite.run(List.of("scripts/suite", "events", "--once"), 60))
                .contains("MemberWithdrawn")
                .doesNotContain(mark);
        assertThat(inDatabases()).isEmpty();
    }

    /** The tables in which any row of any service still names the member. */
    private List<String> inDatabases() throws SQLException {
        List<String> services =
                Stream.concat(Stream.of("identity"), Suite.SERVICES.stream()).toList();
        // For good: nobody comes after this one.
        services.parallelStream().forEach(suite::terminate);
        List<String> found = new ArrayList<>();
        for (String service : services) {
            found.addAll(inDatabase(service));
        }
        return found;
    }

    private List<String> inDatabase(String service) throws SQLException {
        Database.Address database = RunningSuite.database(service);
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            List<String> tables = tables(connection);
            assertThat(tables).as(service).hasSizeGreaterThan(3);
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + quote + table + quote)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            if (String.valueOf(rows.getString(column)).contains(mark)) {
                                found.add(service + "." + table);
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private long order(String token) throws IOException, InterruptedException {
        String wanted = """
                {"storeId":1,"items":[{"menuId":11,"qty":1}],"address":"서울시 %s","note":"문 앞에 %s"}""".formatted(mark, mark);
        JsonNode placed = ask("POST", "/orders", token, wanted);
        for (int tries = 0; tries < 20 && !placed.has("id"); tries++) {
            // The first payment of a cold suite on a busy machine may take too long, and is refused.
            placed = ask("POST", "/orders", token, wanted);
        }
        return placed.path("id").asLong();
    }

    private void cook(long order) {
        everything.await(
                "/stores/1/orders?size=100", tickets -> tickets.toString().contains("\"orderId\":" + order));
        everything.post("/stores/1/orders/" + order + "/confirm", "{\"prepMinutes\":20}");
        everything.post("/stores/1/orders/" + order + "/cook-complete", null);
    }

    private JsonNode ask(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(send(method, path, token, body).body());
    }

    private int status(String method, String path, String token) throws IOException, InterruptedException {
        return send(method, path, token, "").statusCode();
    }

    private HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + suite.port("gateway") + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
