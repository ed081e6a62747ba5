package io.baedal.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/**
 * The token with which this service calls another, by client credentials. It is renewed when half of its time is over,
 * used until the last of it, and remembered, so that an issuer that is away for half an hour stops nobody, not even a
 * service that is restarted in it.
 */
@Slf4j
public final class ServiceToken {

    private static final Duration SLACK = Duration.ofSeconds(10);

    /** After the issuer gave none, nobody asks it for so long: those who wait would wait for a time-out each. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Issuer issuer;
    private final String name;
    private final String secret;
    private final IssuerMemory memory;
    private final Clock clock;
    private final RestClient http;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Token present = new Token("", Instant.EPOCH, Instant.EPOCH);
    private Instant pausedUntil = Instant.EPOCH;

    ServiceToken(Issuer issuer, String name, String secret, IssuerMemory memory, Clock clock) {
        this.issuer = issuer;
        this.name = name;
        this.secret = secret;
        this.memory = memory;
        this.clock = clock;
        JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofMillis(300)).build());
        connections.setReadTimeout(Duration.ofSeconds(2));
        this.http = RestClient.builder().requestFactory(connections).build();
    }

    /** There is none to be had: a failure of the call that wanted it. */
    public static final class Unavailable extends RuntimeException {

        private Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** {@code renewAt} is before {@code endsAt}. */
    private record Token(String value, Instant renewAt, Instant endsAt) {

        String toRemember() {
            return endsAt.toEpochMilli() + " " + value;
        }

        static Token remembered(String said, Instant renewAt) {
            String[] endAndValue = said.split(" ", 2);
            return new Token(endAndValue[1], renewAt, Instant.ofEpochMilli(Long.parseLong(endAndValue[0])));
        }
    }

    /** @throws Unavailable when there is none and the issuer gives none */
    public String value() {
        Token token = present;
        Instant now = clock.instant();
        if (now.isBefore(token.renewAt())) {
            return token.value();
        }
        return now.isBefore(token.endsAt()) ? renewedByOne(token) : renewed();
    }

    /** One caller asks, and the others go on with what there is. */
    private String renewedByOne(Token token) {
        if (!renewing.tryLock()) {
            return token.value();
        }
        try {
            return fetch().value();
        } catch (Unavailable notNow) {
            log.info("the token of this service is not renewed yet: {}", notNow.getMessage());
            // Not at every call: each would wait for the time-out.
            present = new Token(token.value(), clock.instant().plus(SLACK), token.endsAt());
            return token.value();
        } finally {
            renewing.unlock();
        }
    }

    private String renewed() {
        renewing.lock();
        try {
            Instant now = clock.instant();
            if (now.isBefore(present.renewAt())) {
                return present.value();
            }
            if (now.isBefore(pausedUntil)) {
                throw new Unavailable("the issuer gave " + name + " no token a moment ago", null);
            }
            return fetchedOrRemembered().value();
        } finally {
            renewing.unlock();
        }
    }

    private Token fetchedOrRemembered() {
        try {
            return fetch();
        } catch (Unavailable notNow) {
            Instant now = clock.instant();
            pausedUntil = now.plus(PAUSE);
            present = memory.last(IssuerMemory.What.TOKEN)
                    .map(said -> Token.remembered(said, now.plus(SLACK)))
                    .filter(token -> now.isBefore(token.endsAt()))
                    .orElseThrow(() -> notNow);
            return present;
        }
    }

    private Token fetch() {
        try {
            JsonNode answer = http.post()
                    .uri(issuer.tokenEndpoint())
                    .headers(headers -> headers.setBasicAuth(name, secret))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body("grant_type=client_credentials")
                    .retrieve()
                    .body(JsonNode.class);
            Token fetched = token(answer);
            memory.remember(IssuerMemory.What.TOKEN, fetched.toRemember());
            present = fetched;
            return fetched;
        } catch (RestClientException | IOException refused) {
            throw new Unavailable("the issuer gives " + name + " no token: " + refused.getMessage(), refused);
        }
    }

    private Token token(@Nullable JsonNode answer) {
        String value = answer == null ? "" : answer.path("access_token").asString("");
        if (value.isEmpty()) {
            throw new Unavailable("the issuer's answer has no token for " + name, null);
        }
        long seconds = answer.path("expires_in").asLong(60);
        Instant now = clock.instant();
        return new Token(
                value, now.plusSeconds(seconds / 2), now.plusSeconds(seconds).minus(SLACK));
    }
}
