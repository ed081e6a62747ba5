package io.baedal.load;

import io.baedal.load.Client.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who a driver is to the suite. A drill has a member of its own, so that its orders are told from those of others; it is
 * customer, owner, courier and operator at once, because what is tried here is not who may do what.
 */
public record Account(String id, String token) {

    public static final Account NOBODY = new Account("", "");

    private static final String PASSWORD = "baedal-demo";

    /** Signs up, is appointed by the demo's operator, and signs in. */
    static Account open(Suite suite, String username) {
        String credentials = credentials(username);
        new Client(suite, "identity", NOBODY).post("/auth/members", credentials);
        Account operator = signIn(suite, "operator");
        new Client(suite, "identity", operator).put("/operations/members/" + username, """
                {"roles":["CUSTOMER","OWNER","COURIER","OPERATOR"],"stores":[1,2,3]}""");
        return signIn(suite, username);
    }

    /** Signs up and in, as anybody can. */
    public static Account customer(Suite suite, String username) {
        new Client(suite, "identity", NOBODY).post("/auth/members", credentials(username));
        return signIn(suite, username);
    }

    /** Order itself, which alone may hold money. */
    static Account order(Suite suite) {
        String basic =
                Base64.getEncoder().encodeToString(("order:" + suite.serviceSecret()).getBytes(StandardCharsets.UTF_8));
        HttpRequest asked = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + suite.port("identity") + "/auth/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(asked, HttpResponse.BodyHandlers.ofString()).body();
            return new Account(
                    "order",
                    JsonMapper.shared().readTree(answer).path("access_token").asString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** One of the demo's accounts, or one that was opened here. */
    public static Account signIn(Suite suite, String username) {
        Answer answer = new Client(suite, "identity", NOBODY).post("/auth/login", credentials(username));
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        String token = answer.body().path("accessToken").asString();
        Account account = new Account("", token);
        return new Account(
                new Client(suite, "identity", account)
                        .get("/auth/me")
                        .body()
                        .path("id")
                        .asString(),
                token);
    }

    private static String credentials(String username) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, PASSWORD);
    }
}
