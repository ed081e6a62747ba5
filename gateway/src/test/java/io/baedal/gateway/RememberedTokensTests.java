package io.baedal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import reactor.core.publisher.Mono;

class RememberedTokensTests {

    private final List<String> read = new ArrayList<>();
    private boolean good = true;

    private final RememberedTokens tokens = new RememberedTokens(
            this::read,
            _ -> good
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token")),
            Duration.ofMinutes(5));

    @Test
    void theSignatureOfATokenIsCheckedOnce() {
        assertThat(subject("one")).isEqualTo("one");
        assertThat(subject("one")).isEqualTo("one");
        assertThat(read).containsExactly("one");
    }

    @Test
    void whetherItIsStillGoodIsAskedEachTime() {
        subject("one");
        good = false;
        assertThatThrownBy(() -> subject("one")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void aBadSignatureIsNotRemembered() {
        assertThatThrownBy(() -> subject("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> subject("forged")).isInstanceOf(BadJwtException.class);
        assertThat(read).containsExactly("forged", "forged");
    }

    private String subject(String token) {
        return tokens.decode(token).map(Jwt::getSubject).block();
    }

    private Mono<Jwt> read(String token) {
        read.add(token);
        return token.equals("forged")
                ? Mono.error(new BadJwtException("not signed by the issuer"))
                : Mono.just(Jwt.withTokenValue(token)
                        .header("alg", "RS256")
                        .subject(token)
                        .build());
    }
}
