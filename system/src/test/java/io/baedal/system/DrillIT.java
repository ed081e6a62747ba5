package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.QuickDrills;
import io.baedal.load.Result;
import io.baedal.load.Suite;
import org.junit.jupiter.api.Test;

/** The drills that are quick enough for every build; {@code make drill} runs them all. See docs/promise.md. */
class DrillIT {

    private final Suite suite = RunningSuite.get();

    @Test
    void losesNothingAndDoesNothingTwiceInTwentyCrashesAtRandomPoints() {
        Result crashes = QuickDrills.crashes(suite);

        assertThat(crashes.wrong()).isEmpty();
        assertThat(crashes.faults()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void takesNoEventASecondTimeWhenAllAreReadAgain() {
        assertThat(QuickDrills.replay(suite).wrong()).isEmpty();
    }

    @Test
    void letsACancelWinThatComesBeforeItsOrder() {
        assertThat(QuickDrills.crossed(suite).wrong()).isEmpty();
    }

    @Test
    void putsEveryKindOfPoisonAsideAndGoesOn() {
        assertThat(QuickDrills.poison(suite).wrong()).isEmpty();
    }

    /** A checker that never fails proves nothing. */
    @Test
    void noticesThatCancelsLeaveNoTombstones() {
        assertThat(QuickDrills.crossedWithoutTombstones(suite).wrong())
                .anyMatch(wrong -> wrong.contains("no money is held for order"));
    }
}
