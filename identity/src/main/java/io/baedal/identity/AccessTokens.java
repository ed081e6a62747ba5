package io.baedal.identity;

import io.baedal.platform.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** What a token says of a member: who, which roles, which stores, until when. Nothing personal: it is no secret. */
@Component
class AccessTokens {

    private final JwtEncoder encoder;
    private final String issuer;
    private final Duration lifetime;
    private final Clock clock;

    AccessTokens(
            JwtEncoder encoder,
            @Value("${baedal.security.issuer}") String issuer,
            IdentitySettings settings,
            Clock clock) {
        this.encoder = encoder;
        this.issuer = issuer;
        this.lifetime = settings.tokenLifetime();
        this.clock = clock;
    }

    String of(Member member) {
        Instant now = clock.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .subject(member.subject())
                .id(UUID.randomUUID().toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
        describe(claims, member);
        return encoder.encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256).build(), claims.build()))
                .getTokenValue();
    }

    Duration lifetime() {
        return lifetime;
    }

    static void describe(JwtClaimsSet.Builder claims, Member member) {
        claims.claim(
                "roles", member.getRoles().stream().map(Role::name).sorted().toList());
        claims.claim("stores", new TreeSet<>(member.getStores()).stream().toList());
    }
}
