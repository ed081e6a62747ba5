package io.baedal.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whoever issues the tokens that the service under test believes, with its keys at an address as in production. Makes
 * tokens for tests, good ones and others.
 */
public final class FakeIssuer extends FakeService {

    public static final FakeIssuer RUNNING = new FakeIssuer();

    /** Who calls when a test does not say: everything at once, so that a test of something else need not care. */
    public static final String TESTER = "tester";

    static final String NAME = "http://issuer.test";

    private final RSAKey key = newKey();
    /** Signing costs more than what most tests do. */
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private FakeIssuer() {
        super("/");
        comeBack();
    }

    public static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("key")
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException noRsa) {
            throw new IllegalStateException(noRsa);
        }
    }

    RSAKey publicKey() {
        return key.toPublicJWK();
    }

    /** A token of the tester: customer, courier, operator, and the owner of the demo stores. */
    public String token() {
        return token(TESTER, Role.CUSTOMER, Role.OWNER, Role.COURIER, Role.OPERATOR);
    }

    /** An owner's names the stores 1, 2 and 3. */
    public String token(String subject, Role... roles) {
        return tokens.computeIfAbsent(subject + Arrays.toString(roles), _ -> newToken(subject, roles));
    }

    private String newToken(String subject, Role... roles) {
        List<String> names = Arrays.stream(roles).map(Role::name).toList();
        List<Long> stores = names.contains("OWNER") ? List.of(1L, 2L, 3L) : List.of();
        return signed(
                claims(subject).claim("roles", names).claim("stores", stores).build(), key);
    }

    /** What every good token has; a test changes it. */
    public JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
    }

    /** With our key. */
    public String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    /** With any key, under the id of ours. */
    public static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException notOurKey) {
            throw new IllegalStateException(notOurKey);
        }
    }

    @Override
    protected void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/auth/oauth2/jwks" -> answer(exchange, 200, new JWKSet(key).toJSONObject());
                case "/.well-known/openid-configuration" ->
                    answer(exchange, 200, Map.of("jwks_uri", url() + "/auth/oauth2/jwks"));
                case "/auth/oauth2/token" ->
                    answer(exchange, 200, Map.of("access_token", token("service", Role.SERVICE), "expires_in", 3600));
                case String path -> answer(exchange, 404, Map.of("path", path));
            }
        }
    }
}
