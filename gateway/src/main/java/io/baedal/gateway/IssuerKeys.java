package io.baedal.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.oauth2.jwt.JwtException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The issuer's public keys. They are asked for again after five minutes, and at once for a key that we do not know, but
 * never more often than every ten seconds, whatever tokens are thrown at us. While the issuer is away the old ones serve.
 */
final class IssuerKeys {

    static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient http;
    private final GatewaySettings.Issuer issuer;
    private final Clock clock;
    private final AtomicReference<Heard> heard = new AtomicReference<>(new Heard(new JWKSet(), Instant.MIN));

    IssuerKeys(HttpClient http, GatewaySettings.Issuer issuer, Clock clock) {
        this.http = http;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** {@code asked} is when we last asked, with or without an answer. */
    private record Heard(JWKSet keys, Instant asked) {}

    /** Those that may have signed it; none is an answer, too, but only if the issuer gave any. */
    Flux<JWK> of(SignedJWT token) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        Heard last = heard.get();
        List<JWK> known = selector.select(last.keys());
        Instant now = clock.instant();
        boolean fresh = last.asked().isAfter(now.minus(known.isEmpty() ? ASKED_AGAIN_AFTER : GOOD_FOR));
        Mono<JWKSet> keys = fresh || !heard.compareAndSet(last, new Heard(last.keys(), now))
                ? Mono.just(last.keys())
                : ask().onErrorReturn(last.keys());
        return keys.flatMapIterable(set -> {
            if (set.isEmpty()) {
                throw new JwtException("the issuer's keys were never heard");
            }
            return selector.select(set);
        });
    }

    private Mono<JWKSet> ask() {
        Mono<URI> address = issuer.describedAt().isEmpty()
                ? Mono.just(URI.create(issuer.jwks()))
                : fetch(URI.create(issuer.describedAt() + "/.well-known/openid-configuration"))
                        .map(description -> URI.create(JsonMapper.shared()
                                .readTree(description)
                                .path("jwks_uri")
                                .asString()));
        return address.flatMap(this::fetch)
                .map(IssuerKeys::parse)
                .doOnNext(keys -> heard.set(new Heard(keys, clock.instant())));
    }

    private Mono<String> fetch(URI address) {
        return http.get()
                .uri(address)
                .responseSingle((answer, body) -> answer.status().code() == 200
                        ? body.asString()
                        : Mono.error(new JwtException("the issuer answers " + answer.status())))
                .timeout(PATIENCE);
    }

    private static JWKSet parse(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException nonsense) {
            throw new JwtException("the issuer's keys are not readable", nonsense);
        }
    }
}
