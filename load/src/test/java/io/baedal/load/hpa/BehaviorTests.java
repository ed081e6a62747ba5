package io.baedal.load.hpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.hpa.Autoscaler.Policy;
import io.baedal.load.hpa.Autoscaler.Type;
import io.baedal.load.hpa.Autoscaler.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The behavior of our manifests: up after 30 s by two pods a minute, down after 300 s by half a minute, 2 to 8 pods. */
class BehaviorTests {

    private static final Way UP = new Way(30, List.of(new Policy(Type.Pods, 2, 60)));
    private static final Way DOWN = new Way(300, List.of(new Policy(Type.Percent, 50, 60)));

    private final Behavior behavior = new Behavior(new Autoscaler("order", 2, 8, 70, UP, DOWN));

    @Test
    void addsOnlyWhatWasRecommendedFor30Seconds() {
        assertThat(behavior.follow(0, 2, 2)).isEqualTo(2);
        assertThat(behavior.follow(15, 2, 4)).isEqualTo(2);
        assertThat(behavior.follow(30, 2, 3)).as("the least of 15 s and 30 s").isEqualTo(3);
    }

    @Test
    void doesNotAddForAPeakThatIsShorter() {
        behavior.follow(0, 2, 2);
        behavior.follow(15, 2, 8);

        assertThat(behavior.follow(30, 2, 2)).isEqualTo(2);
        assertThat(behavior.follow(45, 2, 8)).isEqualTo(2);
    }

    @Test
    void addsTwoPodsAMinute() {
        behavior.follow(0, 2, 2);
        behavior.follow(15, 2, 8);
        assertThat(behavior.follow(30, 2, 8)).isEqualTo(4);
        assertThat(behavior.follow(45, 4, 8)).isEqualTo(4);
        assertThat(behavior.follow(75, 4, 8)).isEqualTo(4);
        assertThat(behavior.follow(90, 4, 8)).isEqualTo(6);
    }

    @Test
    void addsNoMoreThanTheMost() {
        behavior.follow(0, 7, 7);
        behavior.follow(15, 7, 20);

        assertThat(behavior.follow(30, 7, 20)).isEqualTo(8);
    }

    @Test
    void takesAwayOnlyWhatWasTooMuchFor300Seconds() {
        behavior.follow(0, 4, 4);
        for (int now = 15; now < 300; now += 15) {
            assertThat(behavior.follow(now, 4, 3)).isEqualTo(4);
        }
        assertThat(behavior.follow(300, 4, 2)).as("the most of the window").isEqualTo(3);
    }

    @Test
    void takesAwayHalfAMinute() {
        behavior.follow(0, 8, 1);

        assertThat(behavior.follow(300, 8, 1)).isEqualTo(4);
        assertThat(behavior.follow(315, 4, 1)).isEqualTo(4);
        assertThat(behavior.follow(345, 4, 1)).isEqualTo(4);
        assertThat(behavior.follow(360, 4, 1)).as("not below the least").isEqualTo(2);
    }

    @Test
    void takesMoreThanHalfOfAnOddNumber() {
        behavior.follow(0, 7, 1);

        assertThat(behavior.follow(300, 7, 1)).isEqualTo(3);
    }

    @Test
    void beginsWithTheNumberThatItFinds() {
        assertThat(behavior.follow(0, 8, 2)).isEqualTo(8);
        assertThat(behavior.follow(299, 8, 2)).isEqualTo(8);
    }

    @Test
    void followsThePolicyThatChangesMost() {
        Way up = new Way(0, List.of(new Policy(Type.Pods, 2, 60), new Policy(Type.Percent, 100, 60)));
        Way down = new Way(0, List.of(new Policy(Type.Pods, 1, 60), new Policy(Type.Percent, 50, 60)));
        Behavior both = new Behavior(new Autoscaler("order", 2, 20, 70, up, down));

        assertThat(both.follow(0, 5, 20)).isEqualTo(10);
        assertThat(both.follow(60, 10, 1)).isEqualTo(5);
    }
}
