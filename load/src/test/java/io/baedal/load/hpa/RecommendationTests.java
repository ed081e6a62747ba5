package io.baedal.load.hpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule with numbers that can be checked by hand; the target is 70 % throughout. */
class RecommendationTests {

    private static final int TARGET = 70;

    @ParameterizedTest
    @CsvSource({
        "2, 140, 4", // twice the target wants twice the pods
        "2, 100, 3", // 2.86 pods are three
        "4,  35, 2",
        "3,  24, 2", // 1.03 pods are two
        "8,   7, 1", // bounds are the behavior's
    })
    void wantsAsManyPodsAsTheTargetAsksFor(int current, double percent, int wanted) {
        assertThat(Recommendation.of(current, TARGET, all(current, percent))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "63, 4", // 10 % less
        "77, 4", // 10 % more
        "77.9, 4", // counted as 77
        "78, 5", "62, 4", // 3.54 pods are four
        "52, 3",
    })
    void leavesAloneWhatIsWithinTenPercent(double percent, int wanted) {
        assertThat(Recommendation.of(4, TARGET, all(4, percent))).isEqualTo(wanted);
    }

    @Test
    void countsOnTheAverageOfThePods() {
        assertThat(Recommendation.of(2, TARGET, metrics(0, 0, 200, 80))).isEqualTo(4);
    }

    @Test
    void takesPodsThatAreNotReadyForIdleBeforeItAddsMore() {
        // Two at 140 % alone would want four, and there are four: two of them only start.
        assertThat(Recommendation.of(4, TARGET, metrics(2, 0, 140, 140))).isEqualTo(4);
        // Two at 210 % are six pods' work, and two are on their way.
        assertThat(Recommendation.of(4, TARGET, metrics(2, 0, 210, 210))).isEqualTo(6);
    }

    @Test
    void doesNotTakeAwayBecausePodsAreNotReady() {
        // Two at 90 % want three; with the two idle ones it looks like less than the target.
        assertThat(Recommendation.of(4, TARGET, metrics(2, 0, 90, 90))).isEqualTo(4);
    }

    @Test
    void leavesPodsThatAreNotReadyOutWhenItTakesAway() {
        assertThat(Recommendation.of(6, TARGET, metrics(2, 0, 30, 30, 30, 30))).isEqualTo(2);
    }

    @Test
    void takesPodsWithoutAMetricForIdleWhenItAdds() {
        assertThat(Recommendation.of(4, TARGET, metrics(0, 2, 210, 210))).isEqualTo(6);
    }

    @Test
    void takesPodsWithoutAMetricForBusyWhenItTakesAway() {
        // Two at 20 % and two at 100 % are 60 % on average: 3.4 pods.
        assertThat(Recommendation.of(4, TARGET, metrics(0, 2, 20, 20))).isEqualTo(4);
        // Three at 10 % and one at 100 % are 32 %: 1.8 pods.
        assertThat(Recommendation.of(4, TARGET, metrics(0, 1, 10, 10, 10))).isEqualTo(2);
        // One at 10 % and three at 100 % would even be an increase.
        assertThat(Recommendation.of(4, TARGET, metrics(0, 3, 10))).isEqualTo(4);
    }

    @Test
    void changesNothingWhenItKnowsNothing() {
        assertThat(Recommendation.of(3, TARGET, metrics(1, 2))).isEqualTo(3);
    }

    private static PodMetrics all(int pods, double percent) {
        return new PodMetrics(Collections.nCopies(pods, percent), 0, 0);
    }

    private static PodMetrics metrics(int unready, int missing, double... percent) {
        List<Double> used = Arrays.stream(percent).boxed().toList();
        return new PodMetrics(used, unready, missing);
    }
}
