package io.baedal.load.hpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baedal.load.hpa.Cost.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTests {

    @Test
    void findsTheLineThatThePointsAreOn() {
        Cost cost = Cost.fitted("order", List.of(new Point(0, 0.01), new Point(4, 0.05), new Point(2, 0.03)), 8);

        assertThat(cost.idle()).isCloseTo(0.01, within(1e-9));
        assertThat(cost.perOrder()).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void findsTheNearestLineOfPointsThatAreOnNone() {
        Cost cost = Cost.fitted("order", List.of(new Point(0, 1), new Point(1, 1), new Point(2, 4)), 8);

        assertThat(cost.perOrder()).isCloseTo(1.5, within(1e-9));
        assertThat(cost.idle()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void nobodyIdlesOnLessThanNothing() {
        assertThat(Cost.fitted("frontend", List.of(new Point(1, 0), new Point(2, 1)), 8)
                        .idle())
                .isZero();
    }

    @Test
    void isReadAsItWasWritten() {
        Cost cost = new Cost("order", 0.0125, 0.025, 7.5);

        assertThat(Cost.parse(cost.line())).isEqualTo(cost);
    }
}
