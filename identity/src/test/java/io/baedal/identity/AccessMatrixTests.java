package io.baedal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.AccessMatrix;
import io.baedal.platform.MatrixCallers.Flaw;
import io.baedal.platform.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Everybody at every endpoint but those of OpenID Connect: who they let in is the standard's matter. */
@RunningIdentity
class AccessMatrixTests {

    @Autowired
    private ApplicationContext service;

    @Autowired
    private JwtEncoder encoder;

    @Value("${baedal.security.issuer}")
    private String issuer;

    @Test
    void everyEndpointLetsInWhomTheTableNamesAndNobodyElse() {
        assertThat(AccessMatrix.of(service, this::token).rows()).isEqualTo(AccessMatrix.expected("identity"));
    }

    /** Of a member who does not exist, so that nobody withdraws. */
    private String token(String subject, Role role, Flaw flaw) {
        Instant now = Instant.now();
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(),
                        JwtClaimsSet.builder()
                                .issuer(flaw == Flaw.OTHER_ISSUER ? "http://another.test" : issuer)
                                .subject("42")
                                .issuedAt(now.minusSeconds(600))
                                .expiresAt(flaw == Flaw.EXPIRED ? now.minusSeconds(120) : now.plusSeconds(600))
                                .claim("roles", List.of(role.name()))
                                .build()))
                .getTokenValue();
    }
}
