package io.baedal.identity;

import io.baedal.platform.Refusal.Refused;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * The form's way to {@link SignIn}, with the same throttle. Who is signed in is known by the member's id, which becomes
 * the token's subject; the form does not tell why it failed.
 */
@Component
@RequiredArgsConstructor
class MemberAuthentication implements AuthenticationProvider {

    private final SignIn signIn;

    @Override
    public Authentication authenticate(Authentication asked) {
        try {
            Member member = signIn.signIn(asked.getName(), String.valueOf(asked.getCredentials()), addressOf(asked));
            return UsernamePasswordAuthenticationToken.authenticated(
                    member.subject(),
                    null,
                    // An ID token says when this was.
                    List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
        } catch (Refused refused) {
            throw new BadCredentialsException(refused.refusal().code());
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private static String addressOf(Authentication asked) {
        return asked.getDetails() instanceof String address ? address : "unknown";
    }
}
