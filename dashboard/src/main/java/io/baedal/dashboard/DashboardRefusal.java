package io.baedal.dashboard;

import io.baedal.platform.Refusal;
import org.springframework.http.HttpStatus;

/** Every way in which Dashboard says no. */
sealed interface DashboardRefusal extends Refusal {

    /** This instance or another one is at it. */
    record RebuildRunning() implements DashboardRefusal {}

    @Override
    default HttpStatus status() {
        return switch (this) {
            case RebuildRunning _ -> HttpStatus.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case RebuildRunning _ -> "rebuild-running";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case RebuildRunning _ -> "The read model is being rebuilt already.";
        };
    }
}
