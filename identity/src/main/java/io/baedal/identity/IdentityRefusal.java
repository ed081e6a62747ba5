package io.baedal.identity;

import io.baedal.platform.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Every way in which Identity says no. */
sealed interface IdentityRefusal extends Refusal {

    /** Does not tell whether there is such an account. */
    record WrongCredentials() implements IdentityRefusal {}

    record TooManySignIns(Duration delay) implements IdentityRefusal {}

    record UsernameTaken(String username) implements IdentityRefusal {}

    @Override
    default HttpStatus status() {
        return switch (this) {
            case WrongCredentials _ -> HttpStatus.UNAUTHORIZED;
            case TooManySignIns _ -> HttpStatus.TOO_MANY_REQUESTS;
            case UsernameTaken _ -> HttpStatus.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case WrongCredentials _ -> "wrong-credentials";
            case TooManySignIns _ -> "too-many-requests";
            case UsernameTaken _ -> "username-taken";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case WrongCredentials _ -> "Username or password is wrong.";
            case TooManySignIns _ -> "Too many sign-ins that failed; please try again later.";
            case UsernameTaken taken -> "The username " + taken.username() + " is taken.";
        };
    }

    @Override
    default @Nullable Duration retryAfter() {
        return switch (this) {
            case TooManySignIns tooMany -> tooMany.delay();
            case WrongCredentials _, UsernameTaken _ -> null;
        };
    }
}
