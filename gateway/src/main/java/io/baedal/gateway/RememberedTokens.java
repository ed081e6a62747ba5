package io.baedal.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers which tokens bear the issuer's signature, as the services do: to check that of the same token again took an
 * eighth of what a request costs. Whether a token is still good is asked each time.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    private static final int MOST = 10_000;

    private final ReactiveJwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> stillGood;
    private final Cache<String, Jwt> signed;

    RememberedTokens(ReactiveJwtDecoder signatures, OAuth2TokenValidator<Jwt> stillGood, Duration goodFor) {
        this.signatures = signatures;
        this.stillGood = stillGood;
        this.signed = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(goodFor)
                .build();
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return signed(token).handle((jwt, sink) -> {
            OAuth2TokenValidatorResult result = stillGood.validate(jwt);
            if (result.hasErrors()) {
                sink.error(new JwtValidationException("The token is not good (any more).", result.getErrors()));
            } else {
                sink.next(jwt);
            }
        });
    }

    private Mono<Jwt> signed(String token) {
        Jwt known = signed.getIfPresent(token);
        return known != null ? Mono.just(known) : signatures.decode(token).doOnNext(jwt -> signed.put(token, jwt));
    }
}
