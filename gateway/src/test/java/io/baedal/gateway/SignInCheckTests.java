package io.baedal.gateway;

import static io.baedal.gateway.Client.assertProblem;
import static io.baedal.gateway.GatewayTest.Services.FRONTEND;
import static io.baedal.gateway.GatewayTest.Services.IDENTITY;
import static io.baedal.gateway.GatewayTest.Services.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Who calls, by token and by cookie; a member may write twice at once here, and an address sign in four times. */
@GatewayTest
@TestPropertySource(
        properties = {
            "baedal.gateway.issuer.name=http://issuer.test",
            "baedal.gateway.writes-per-customer.burst=2",
            "baedal.gateway.writes-per-customer.per-second=1",
            "baedal.gateway.sign-ins-per-address.burst=4",
            "baedal.gateway.sign-ins-per-address.per-second=1",
        })
class SignInCheckTests {

    private static final RSAKey KEY = newKey();
    private static final String HOME = "http://localhost:8080";

    @Autowired
    Client client;

    @BeforeEach
    void issueTokens() {
        IDENTITY.answers(StubService.ok(new JWKSet(KEY).toString()));
    }

    @Test
    void aGoodTokenGoesOnAndABadOneGoesNoFurther() throws Exception {
        assertThat(client.get("/orders", "Authorization", "Bearer " + token("reader", 60))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ORDER.received).hasSize(1);
        ORDER.forget();

        for (String bad : List.of(
                token("reader", -120),
                signed(claims("reader", 60).issuer("http://another.test"), KEY),
                signed(claims("reader", 60), newKey()),
                unsigned(token("reader", 60)),
                "garbage")) {
            assertProblem(client.get("/orders", "Authorization", "Bearer " + bad), 401, "unauthorized");
        }
        assertThat(ORDER.received).isEmpty();
    }

    @Test
    void whatIsNoBearerTokenIsTheServicesMatter() throws Exception {
        client.get("/orders", "Authorization", "Basic b3JkZXI6c2VjcmV0");
        client.get("/orders");

        assertThat(ORDER.received)
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Basic b3JkZXI6c2VjcmV0", null);
    }

    @Test
    void theCookieBecomesATokenAndTravelsNoFurther() throws Exception {
        String token = token("page", 60);

        client.get("/orders", "Cookie", "theme=dark; baedal-token=" + token);

        assertThat(ORDER.received).singleElement().satisfies(request -> {
            assertThat(request.header("Authorization")).isEqualTo("Bearer " + token);
            assertThat(request.header("Cookie")).isEqualTo("theme=dark");
        });
    }

    @Test
    void withACookieNothingIsChangedFromAForeignPageOrFromNowhere() throws Exception {
        String cookie = "baedal-token=" + token("page-2", 60);

        assertProblem(client.post("/orders", "{}", "Cookie", cookie), 403, "forbidden");
        assertProblem(
                client.post("/orders", "{}", "Cookie", cookie, "Origin", "https://evil.example"), 403, "forbidden");
        assertProblem(client.post("/orders", "{}", "Cookie", cookie, "Origin", "null"), 403, "forbidden");
        assertThat(ORDER.received).isEmpty();
        assertThat(client.post("/orders", "{}", "Cookie", cookie, "Origin", HOME)
                        .statusCode())
                .isEqualTo(200);
        assertThat(ORDER.received).hasSize(1);
    }

    @Test
    void anOperatorsCookieIsKeptFromForeignPagesLikeEverybodys() throws Exception {
        String token = token("operator-page", 60);
        String cookie = "baedal-token=" + token;
        String replay = "/operations/order/failed-events/replay";

        assertProblem(client.post(replay, "", "Cookie", cookie), 403, "forbidden");
        assertProblem(client.post(replay, "", "Cookie", cookie, "Origin", "https://evil.example"), 403, "forbidden");
        assertThat(ORDER.received).isEmpty();
        client.post(replay, "", "Cookie", cookie, "Origin", HOME);

        assertThat(ORDER.received)
                .singleElement()
                .satisfies(
                        request -> assertThat(request.header("Authorization")).isEqualTo("Bearer " + token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", ""})
    void aCookieThatIsNoGoodKeepsNobodyFromSigningInAgain(String value) throws Exception {
        HttpResponse<String> answer = client.get("/catalog/stores", "Cookie", "baedal-token=" + value);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ORDER.received).singleElement().satisfies(request -> {
            assertThat(request.header("Authorization")).isNull();
            assertThat(request.header("Cookie")).isNull();
        });
    }

    @Test
    void aMemberWhoWritesTooOftenIsRefusedAndOthersAreNot() throws Exception {
        String busy = "Bearer " + token("busy", 60);
        HttpResponse<String> refused = client.postUntilRefused("/orders", "{}", "Authorization", busy);

        assertProblem(refused, 429, "too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(client.get("/orders", "Authorization", busy).statusCode()).isEqualTo(200);
        assertThat(client.post("/orders", "{}", "Authorization", "Bearer " + token("another", 60))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoSignsInTooOftenIsRefused() throws Exception {
        HttpResponse<String> refused = client.postUntilRefused("/auth/login", "{}");

        assertProblem(refused, 429, "too-many-requests");
        assertThat(client.post("/orders", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerTellsTheBrowserWhatNotToDo() throws Exception {
        for (String path : List.of("/orders", "/nowhere", "/")) {
            HttpResponse<String> answer = client.get(path);
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
        }
    }

    @Test
    void aPageKeepsThePoliciesThatItBrings() throws Exception {
        FRONTEND.answers((_, page) -> StubService.write(
                page,
                "HTTP/1.1 200 OK\r\nContent-Security-Policy: default-src 'self'\r\nReferrer-Policy: origin\r\n"
                        + "Content-Length: 0\r\n\r\n"));

        HttpResponse<String> answer = client.get("/");

        assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("origin");
    }

    private static JWTClaimsSet.Builder claims(String subject, long seconds) {
        return new JWTClaimsSet.Builder()
                .issuer("http://issuer.test")
                .subject(subject)
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)));
    }

    private static String token(String subject, long seconds) {
        return signed(claims(subject, seconds), KEY);
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException noRsa) {
            throw new IllegalStateException(noRsa);
        }
    }

    private static String unsigned(String token) {
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        return header + "." + token.split("\\.")[1] + ".";
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException noRsa) {
            throw new IllegalStateException(noRsa);
        }
    }
}
