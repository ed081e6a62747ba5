package io.baedal.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Remembers which tokens bear the issuer's signature: to read and check that of the same token again took a tenth of what
 * an order costs. Whether a token is still good is asked each time. A key that the issuer no longer has is believed for as
 * long again as keys are.
 */
final class RememberedTokens implements JwtDecoder {

    private static final int MOST = 2_000;

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> stillGood;
    private final Cache<String, Jwt> signed;

    RememberedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> stillGood, Duration goodFor) {
        this.signatures = signatures;
        this.stillGood = stillGood;
        this.signed = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(goodFor)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = signed(token);
        OAuth2TokenValidatorResult result = stillGood.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not good (any more).", result.getErrors());
        }
        return jwt;
    }

    /** Asked for outside the cache, which would make others wait while the issuer's keys are fetched. */
    private Jwt signed(String token) {
        @Nullable Jwt known = signed.getIfPresent(token);
        if (known == null) {
            known = signatures.decode(token);
            signed.put(token, known);
        }
        return known;
    }
}
