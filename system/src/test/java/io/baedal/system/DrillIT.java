package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.QuickDrills;
import io.baedal.load.Result;
import io.baedal.load.Suite;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The drills that are quick enough for every build, each with twenty faults at random moments; {@code make drill} runs
 * them all. See docs/promise.md.
 */
@Order(Integer.MAX_VALUE - 1)
class DrillIT {

    private static final int TIMES = 20;

    /** The drills leave orders behind that nobody placed, so they come after whoever counts. */
    private static final Suite SUITE = RunningSuite.get();

    @Test
    void losesNothingAndDoesNothingTwiceInTwentyCrashesAtRandomPoints() {
        assertHeld(QuickDrills.crashes(SUITE));
    }

    @Test
    void takesNoEventASecondTimeWhenAllAreRepeated() {
        assertHeld(QuickDrills.repeats(SUITE));
    }

    @Test
    void letsACancelWinThatComesBeforeItsOrder() {
        assertHeld(QuickDrills.crossed(SUITE));
    }

    @Test
    void putsEveryKindOfPoisonAsideAndGoesOn() {
        assertHeld(QuickDrills.poison(SUITE));
    }

    /** A checker that never fails proves nothing. */
    @Test
    void noticesThatCancelsLeaveNoTombstones() {
        assertThat(QuickDrills.crossedWithoutTombstones(SUITE).wrong())
                .anyMatch(wrong -> wrong.contains("no money is held for order"));
    }

    @Test
    void noticesThatTheInboxForgets() {
        assertThat(QuickDrills.repeatsWithoutInbox(SUITE).wrong())
                .anyMatch(wrong -> wrong.contains("reacts to nothing of what it has heard"));
    }

    private static void assertHeld(Result result) {
        assertThat(result.wrong()).isEmpty();
        assertThat(result.faults()).isGreaterThanOrEqualTo(TIMES);
    }
}
