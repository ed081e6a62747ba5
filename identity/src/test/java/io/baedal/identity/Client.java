package io.baedal.identity;

import io.baedal.platform.ServiceClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Somebody at the running service, from an address of their choice, as the gateway would tell it. */
class Client extends ServiceClient {

    private static final String HOME = "203.0.113.7";

    Client(Environment environment) {
        super(environment);
    }

    static String newUsername() {
        return "member-" + UUID.randomUUID();
    }

    Answer signUp(String username, String password) {
        return send(post("/auth/members", """
                {"username":"%s","password":"%s","name":"김배달"}""".formatted(username, password))).join();
    }

    Answer signUp(String body) {
        return send(post("/auth/members", body)).join();
    }

    Answer login(String username, String password) {
        return loginFrom(HOME, username, password).join();
    }

    CompletableFuture<Answer> loginFrom(String address, String username, String password) {
        return send(post("/auth/login", """
                {"username":"%s","password":"%s"}""".formatted(username, password)).header("X-Real-IP", address));
    }

    /** As a page does, by its origin. */
    Answer begin(String origin, String username, String password) {
        return send(post("/auth/session", """
                {"username":"%s","password":"%s"}""".formatted(username, password)).header("Origin", origin))
                .join();
    }

    Answer end() {
        return send(request("/auth/session").DELETE()).join();
    }

    /** The token of a member with the password of the demo accounts. */
    String token(String username) {
        return login(username, DemoMembers.PASSWORD).at("accessToken");
    }

    Answer me(String token) {
        return send(as(token, request("/auth/me").GET())).join();
    }

    Answer withdraw(String token) {
        return send(as(token, request("/auth/members/me").DELETE())).join();
    }

    Answer rotate(String token) {
        return send(as(token, request("/operations/keys/rotate").POST(BodyPublishers.noBody())))
                .join();
    }

    Answer appoint(String token, String username, String body) {
        return send(as(token, request("/operations/members/" + username))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)))
                .join();
    }

    /** The token endpoint, as a program with an id and a secret. */
    Answer clientCredentials(String id, String secret) {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(request("/auth/oauth2/token")
                        .setHeader("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .join();
    }

    /** The second part of a token. */
    static JsonNode claims(String token) {
        return part(token, 1);
    }

    static JsonNode part(String token, int number) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
    }

    /** Nobody, until they show a token. */
    @Override
    protected HttpRequest.Builder request(String path) {
        return as("", super.request(path));
    }
}
