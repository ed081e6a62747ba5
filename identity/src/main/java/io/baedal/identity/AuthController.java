package io.baedal.identity;

import io.baedal.platform.Caller;
import io.baedal.platform.InvalidField;
import io.baedal.platform.Refusal.NotFound;
import io.baedal.platform.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /auth}: sign in, sign up, look at oneself, leave. */
@RestController
@RequestMapping("/auth")
@RequiredArgsConstructor
class AuthController {

    private final SignIn signIn;
    private final MemberService members;
    private final AccessTokens tokens;
    private final ClientAddress addresses;

    @PostMapping("/login")
    ResponseEntity<Token> login(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        Member member = signIn.signIn(credentials.username(), credentials.password(), addresses.of(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Token(tokens.of(member), "Bearer", tokens.lifetime().toSeconds()));
    }

    /** For the pages: the token goes into a cookie that no script can read, and the gateway takes it out again. */
    @PostMapping("/session")
    ResponseEntity<MemberView> begin(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        Member member = signIn.signIn(credentials.username(), credentials.password(), addresses.of(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, SessionCookie.of(tokens.of(member), tokens.lifetime(), request))
                .body(MemberView.of(member));
    }

    @DeleteMapping("/session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> end(HttpServletRequest request) {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.of("", Duration.ZERO, request))
                .build();
    }

    @PostMapping("/members")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<MemberView> signUp(@Valid @RequestBody NewMember wanted) {
        Member member = members.signUp(wanted.username(), wanted.checked(), wanted.name());
        return ResponseEntity.created(URI.create("/auth/me")).body(MemberView.of(member));
    }

    @GetMapping("/me")
    MemberView me(Caller caller) {
        return MemberView.of(members.find(id(caller)).orElseThrow(() -> unknown(caller)));
    }

    /** Takes the cookie, too: its token is refused from now on, also where nobody needs one. */
    @DeleteMapping("/members/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> withdraw(Caller caller, HttpServletRequest request) {
        members.withdraw(id(caller));
        return end(request);
    }

    /** A service has a token too, and no account. */
    private static long id(Caller caller) {
        if (caller.is(Role.SERVICE)) {
            throw unknown(caller);
        }
        return Long.parseLong(caller.id());
    }

    private static RuntimeException unknown(Caller caller) {
        return new NotFound("member", caller.id()).toException();
    }

    record Credentials(
            @NotNull @Size(max = 64) String username,
            @NotNull @Size(max = 200) String password) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Credentials";
        }
    }

    /** {@code expiresIn} in seconds. */
    record Token(String accessToken, String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "Token";
        }
    }

    record NewMember(
            @NotNull
            @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9._@+-]{2,63}",
                    message = "must have 3 to 64 letters, digits or . _ @ + -")
            String username,

            @NotBlank @Size(min = 8, max = SignIn.LONGEST_PASSWORD)
            String password,

            @Nullable @Size(max = 100) String name) {

        /** What no annotation can say: bcrypt counts bytes. */
        String checked() {
            if (password.getBytes(StandardCharsets.UTF_8).length > SignIn.LONGEST_PASSWORD) {
                throw new InvalidField("password", "must have at most " + SignIn.LONGEST_PASSWORD + " bytes");
            }
            return password;
        }

        @Override
        public String toString() {
            return "NewMember";
        }
    }

    /** A member as they see themselves; {@code id} is what orders and jobs call them. */
    record MemberView(
            String id,
            @Nullable String username,
            @Nullable String name,
            SortedSet<Role> roles,
            SortedSet<Long> stores) {

        static MemberView of(Member member) {
            return new MemberView(
                    member.subject(),
                    member.getUsername(),
                    member.getName(),
                    new TreeSet<>(member.getRoles()),
                    new TreeSet<>(member.getStores()));
        }
    }
}
