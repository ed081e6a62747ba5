package io.baedal.platform;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who asks the endpoints of the {@link AccessMatrix}, in the order of its columns: nobody, one and another of each role,
 * and four who show an operator's token that must not be believed. No token names a store: what an owner may do is asked
 * of the service.
 */
public final class MatrixCallers {

    private MatrixCallers() {}

    /** What is wrong with a token that one of our own keys has signed. */
    public enum Flaw {
        NONE,
        EXPIRED,
        OTHER_ISSUER
    }

    /** Makes a token with the key of whom the service under test believes. */
    @FunctionalInterface
    public interface Tokens {

        String of(String subject, Role role, Flaw flaw);
    }

    static Map<String, String> with(Tokens tokens) {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("nobody", "");
        callers.put("customer", tokens.of("customer", Role.CUSTOMER, Flaw.NONE));
        callers.put("other customer", tokens.of("customer2", Role.CUSTOMER, Flaw.NONE));
        callers.put("owner", tokens.of("owner", Role.OWNER, Flaw.NONE));
        callers.put("other owner", tokens.of("owner2", Role.OWNER, Flaw.NONE));
        callers.put("courier", tokens.of("courier", Role.COURIER, Flaw.NONE));
        callers.put("other courier", tokens.of("courier2", Role.COURIER, Flaw.NONE));
        String operator = tokens.of("operator", Role.OPERATOR, Flaw.NONE);
        callers.put("operator", operator);
        callers.put("service", tokens.of("order", Role.SERVICE, Flaw.NONE));
        callers.put("expired", tokens.of("operator", Role.OPERATOR, Flaw.EXPIRED));
        callers.put("forged", FakeIssuer.signed(payload(operator), FakeIssuer.newKey()));
        callers.put("other issuer", tokens.of("operator", Role.OPERATOR, Flaw.OTHER_ISSUER));
        callers.put("alg none", base64("{\"alg\":\"none\"}") + "." + operator.split("\\.")[1] + ".");
        return callers;
    }

    static String ofTheFakeIssuer(String subject, Role role, Flaw flaw) {
        JWTClaimsSet.Builder claims = FakeIssuer.RUNNING.claims(subject).claim("roles", List.of(role.name()));
        return FakeIssuer.RUNNING.signed(
                switch (flaw) {
                    case NONE -> claims.build();
                    case EXPIRED ->
                        claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))
                                .build();
                    case OTHER_ISSUER -> claims.issuer("http://another.test").build();
                });
    }

    private static JWTClaimsSet payload(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet();
        } catch (ParseException noToken) {
            throw new IllegalArgumentException(token, noToken);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
