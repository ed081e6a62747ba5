package io.baedal.load;

import io.baedal.load.History.Call;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * I6: how the callers were treated. Business refusals (4xx) are answers like any other; 502 and 504 say that the outcome
 * is not known, which is the truth and no refusal.
 */
final class AnswersInTime {

    /** The gateway's own 10 s and a second for a busy machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(11);

    private static final Set<Integer> COME_AGAIN = Set.of(429, 503);

    private AnswersInTime() {}

    static List<String> violations(Seen seen, History history) {
        return history.calls().stream()
                .filter(call -> isLate(call) || isRude(call))
                .map(call -> call.step() + " " + call.subject() + " at " + call.sentAt() + " took "
                        + call.took().toMillis() + " ms and was answered " + call.status() + " "
                        + call.body().path("code").asString(""))
                .toList();
    }

    private static boolean isLate(Call call) {
        return call.took().compareTo(DEADLINE) > 0;
    }

    private static boolean isRude(Call call) {
        return call.status() == 500 || (COME_AGAIN.contains(call.status()) && !call.retryAfter());
    }
}
