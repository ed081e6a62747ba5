package io.baedal.platform;

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
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        assertThat(tokens.decode("one").getSubject()).isEqualTo("one");
        assertThat(tokens.decode("two").getSubject()).isEqualTo("two");
        assertThat(read).containsExactly("one", "two");
    }

    @Test
    void whetherItIsStillGoodIsAskedEachTime() {
        tokens.decode("one");
        good = false;
        assertThatThrownBy(() -> tokens.decode("one")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void aBadSignatureIsNotRemembered() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(read).containsExactly("forged", "forged");
    }

    private Jwt read(String token) {
        read.add(token);
        if (token.equals("forged")) {
            throw new BadJwtException("not signed by the issuer");
        }
        return Jwt.withTokenValue(token).header("alg", "RS256").subject(token).build();
    }
}
