package io.baedal.identity;

import io.baedal.identity.SignInThrottle.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Whether somebody is who they say. An unknown username costs the same time as a wrong password, because a password is
 * compared in any case; both are the same answer.
 */
@Component
class SignIn {

    /** What bcrypt looks at; the rest of a longer one would not count. */
    static final int LONGEST_PASSWORD = 72;

    private final MemberService members;
    private final PasswordEncoder passwords;
    private final SignInThrottle throttle;
    private final String nobodysPassword;

    SignIn(MemberService members, PasswordEncoder passwords, SignInThrottle throttle) {
        this.members = members;
        this.passwords = passwords;
        this.throttle = throttle;
        this.nobodysPassword = passwords.encode(UUID.randomUUID().toString());
    }

    /** @throws io.baedal.platform.Refusal.Refused wrong-credentials, or too-many-requests without having looked */
    Member signIn(String username, String password, String address) {
        Attempt attempt = throttle.admit(username.toLowerCase(Locale.ROOT), address);
        Optional<Member> member = members.named(username);
        String stored = member.map(Member::getPassword).orElse(nobodysPassword);
        if (!matches(password, stored) || member.isEmpty()) {
            throw new IdentityRefusal.WrongCredentials().toException();
        }
        attempt.succeeded();
        return member.get();
    }

    private boolean matches(String password, String stored) {
        boolean tooLong = password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD;
        return passwords.matches(tooLong ? "" : password, stored) && !tooLong;
    }
}
