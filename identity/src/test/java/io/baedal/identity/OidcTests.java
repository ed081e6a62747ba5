package io.baedal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.ServiceClient.Answer;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of OpenID Connect, and the keys behind them. */
@RunningIdentity
class OidcTests {

    private static final String REDIRECT = "http://localhost:8088/signed-in";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @Autowired
    private Client client;

    @Test
    void describesItself() {
        JsonNode description = client.get("/.well-known/openid-configuration").body();

        assertThat(description.path("issuer").asString()).isEqualTo("http://localhost:8088");
        assertThat(description.path("jwks_uri").asString()).isEqualTo("http://localhost:8088/auth/oauth2/jwks");
        assertThat(description.path("authorization_endpoint").asString())
                .isEqualTo("http://localhost:8088/auth/oauth2/authorize");
    }

    @Test
    void publishesTheKeyThatSignsAndTheNextOneWithoutTheirPrivateHalves() {
        List<String> published = published();

        assertThat(published).hasSizeGreaterThanOrEqualTo(2).contains(kid(client.token("customer")));
        client.get("/auth/oauth2/jwks")
                .body()
                .path("keys")
                .forEach(key -> assertThat(key.propertyNames())
                        .containsExactlyInAnyOrder("kty", "e", "use", "kid", "alg", "n"));
    }

    @Test
    void aRotationFailsNobody() {
        String before = client.token("operator");
        List<String> publishedBefore = published();

        assertThat(client.rotate(client.token("customer")).status()).isEqualTo(403);
        assertThat(client.rotate(before).status()).isEqualTo(204);

        String after = client.token("operator");
        assertThat(kid(after)).isNotEqualTo(kid(before)).isIn(publishedBefore);
        assertThat(client.me(before).status()).isEqualTo(200);
        assertThat(client.me(after).status()).isEqualTo(200);
        assertThat(published()).containsAll(publishedBefore).hasSize(publishedBefore.size() + 1);
    }

    @Test
    void aServiceSignsInAsItselfWithItsSecret() {
        Answer token = client.clientCredentials("order", "secret-of-the-test");

        assertThat(token.status()).isEqualTo(200);
        JsonNode claims = Client.claims(token.at("access_token"));
        assertThat(claims.path("sub").asString()).isEqualTo("order");
        assertThat(claims.path("roles")).hasToString("[\"SERVICE\"]");
        assertThat(client.me(token.at("access_token")).status()).isEqualTo(403);
    }

    @Test
    void nobodyElseDoes() {
        assertThat(client.clientCredentials("order", "guess").status()).isEqualTo(401);
        assertThat(client.clientCredentials("payment", "guess").status()).isEqualTo(401);
        assertThat(client.clientCredentials("pages", "guess").status()).isEqualTo(401);
    }

    @Test
    void thePagesSignSomebodyInByCodeAndProof() throws Exception {
        HttpResponse<String> asked = get(authorization("S256", challenge()));
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(location(asked)).endsWith("/auth/sign-in");

        HttpResponse<String> wrong = signIn("owner", "guess");
        assertThat(location(wrong)).endsWith("/auth/sign-in?error");
        HttpResponse<String> signedIn = signIn("owner", "baedal-demo");
        HttpResponse<String> back = get(URI.create(location(signedIn)).getRawPath() + "?"
                + URI.create(location(signedIn)).getRawQuery());
        assertThat(location(back)).startsWith(REDIRECT + "?code=").contains("state=some-state");

        String code = between(location(back), "code=", "&");
        assertThat(token(code, "another-verifier-that-is-long-enough-to-be-one-0123")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> token = token(code, VERIFIER);
        assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
        JsonNode tokens = JsonMapper.shared().readTree(token.body());
        assertThat(client.me(tokens.path("access_token").asString()).at("username"))
                .isEqualTo("owner");
        assertThat(Client.claims(tokens.path("access_token").asString()).path("stores"))
                .hasToString("[1]");
        assertThat(client.me(tokens.path("id_token").asString()).status()).isEqualTo(403);
        assertThat(token(code, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void aCodeWithoutAProofIsNotGiven() throws Exception {
        get(authorization("S256", challenge()));
        signIn("customer", "baedal-demo");

        HttpResponse<String> refused = get("/auth/oauth2/authorize?response_type=code&client_id=pages&scope=openid"
                + "&redirect_uri=" + encoded(REDIRECT));

        assertThat(location(refused)).contains("error=invalid_request").doesNotContain("code=");
    }

    @Test
    void nobodyIsSentBackToAStranger() throws Exception {
        get(authorization("S256", challenge()));
        signIn("customer", "baedal-demo");

        HttpResponse<String> refused =
                get(authorization("S256", challenge()).replace(encoded(REDIRECT), encoded("https://evil.example/")));

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void theSessionOfTheFormOpensNothingElse() throws Exception {
        get(authorization("S256", challenge()));
        signIn("customer", "baedal-demo");

        assertThat(get("/auth/me").statusCode()).isEqualTo(401);
    }

    private List<String> published() {
        return client.get("/auth/oauth2/jwks")
                .body()
                .path("keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }

    private static String kid(String token) {
        return Client.part(token, 0).path("kid").asString();
    }

    private static String authorization(String method, String challenge) {
        return "/auth/oauth2/authorize?response_type=code&client_id=pages&scope=openid&state=some-state&redirect_uri="
                + encoded(REDIRECT) + "&code_challenge_method=" + method + "&code_challenge=" + challenge;
    }

    private HttpResponse<String> signIn(String username, String password) throws Exception {
        String page = get("/auth/sign-in").body();
        return post(
                "/auth/sign-in",
                "username=" + username + "&password=" + encoded(password) + "&_csrf="
                        + encoded(between(page, "name=\"_csrf\" value=\"", "\"")));
    }

    private HttpResponse<String> token(String code, String verifier) throws Exception {
        return post(
                "/auth/oauth2/token",
                "grant_type=authorization_code&client_id=pages&code=" + code + "&redirect_uri=" + encoded(REDIRECT)
                        + "&code_verifier=" + verifier);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String between(String text, String start, String end) {
        Matcher found = Pattern.compile(Pattern.quote(start) + "(.*?)(?:" + Pattern.quote(end) + "|$)")
                .matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static String challenge() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
