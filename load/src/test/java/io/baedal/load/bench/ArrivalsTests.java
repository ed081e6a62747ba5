package io.baedal.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArrivalsTests {

    private static final long BEGIN = 7_000;

    @Test
    void areDueAtTheRateFromTheBeginOn() {
        Arrivals arrivals = new Arrivals(BEGIN, 250);

        assertThat(arrivals.dueNanos(0)).isEqualTo(BEGIN);
        assertThat(arrivals.dueNanos(1)).isEqualTo(BEGIN + 4_000_000);
        assertThat(arrivals.dueNanos(250)).isEqualTo(BEGIN + 1_000_000_000);
    }

    /** Of a rate that does not divide a second, an hour later. */
    @Test
    void doNotDriftAway() {
        assertThat(new Arrivals(0, 300).dueNanos(300L * 3600)).isEqualTo(3_600_000_000_000L);
    }

    @Test
    void areAsManyAsAreDueInTheTime() {
        assertThat(new Arrivals(BEGIN, 10).within(2.5)).isEqualTo(25);
        assertThat(new Arrivals(BEGIN, 3).within(0.5)).isEqualTo(2);
    }

    @Test
    void refuseARateOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Arrivals(BEGIN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Arrivals(BEGIN, Double.NaN));
    }
}
