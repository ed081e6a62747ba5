package io.baedal.load.hpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.hpa.Autoscaler.Policy;
import io.baedal.load.hpa.Autoscaler.Type;
import io.baedal.load.hpa.Autoscaler.Way;
import io.baedal.load.hpa.LoadCurve.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service of which one pod of 100m carries seven orders a second at the target, under a load that steps. */
class SimulationTests {

    private static final Autoscaler SCALER = new Autoscaler(
            "order",
            2,
            8,
            70,
            new Way(30, List.of(new Policy(Type.Pods, 2, 60))),
            new Way(300, List.of(new Policy(Type.Percent, 50, 60))));
    private static final Scaled SERVICE = new Scaled(SCALER, new Cost("order", 0, 0.01, 20), 0.1, 0.75);

    @Test
    void staysAtTheLeastWhileThatIsEnough() {
        Course course = Simulation.run(SERVICE, new LoadCurve(14, List.of(new Phase("quiet", 600, 0, 14))));

        assertThat(course.mostReplicas()).isEqualTo(2);
        assertThat(course.mostUtilization()).isEqualTo(70);
        assertThat(course.secondsAbove(69)).isEqualTo(600);
    }

    @Test
    void addsPodsWhenTheMetricsHaveShownTheLoadForHalfAMinute() {
        Course course = Simulation.run(SERVICE, new LoadCurve(14, List.of(new Phase("more", 600, 0, 28))));

        // Looked at after 15 s, known after 30 s, wanted twice: two pods after 45 s, ready after 20 s more.
        assertThat(course.moments().get(44).replicas()).isEqualTo(2);
        assertThat(course.moments().get(45).replicas()).isEqualTo(4);
        assertThat(course.moments().get(64).ready()).isEqualTo(2);
        assertThat(course.moments().get(64).utilization()).isEqualTo(140);
        assertThat(course.moments().get(65).ready()).isEqualTo(4);
        assertThat(course.moments().get(65).utilization()).isEqualTo(70);
        assertThat(course.secondsAbove(100)).isEqualTo(65);
    }

    /** Two that start use ten times what they request; whoever counted that would add more and more. */
    @Test
    void doesNotAddPodsBecausePodsStart() {
        Course course = Simulation.run(SERVICE, new LoadCurve(14, List.of(new Phase("more", 1200, 0, 28))));

        assertThat(course.mostReplicas()).isEqualTo(4);
    }

    @Test
    void takesPodsAwayFiveMinutesAfterTheLoadHasGone() {
        LoadCurve load = new LoadCurve(28, List.of(new Phase("before", 600, 0, 28), new Phase("after", 600, 0, 7)));
        Course course = Simulation.run(SERVICE, load);

        assertThat(course.moments().get(600 + 300).replicas()).isEqualTo(4);
        assertThat(course.moments().get(600 + 330).replicas()).isEqualTo(2);
        assertThat(course.replicasAtEnd(load, load.phases().getLast())).isEqualTo(2);
    }

    @Test
    void staysAtTheMostHoweverMuchThereIs() {
        Course course = Simulation.run(SERVICE, new LoadCurve(14, List.of(new Phase("flood", 900, 0, 140))));

        assertThat(course.mostReplicas()).isEqualTo(8);
        assertThat(course.moments().getLast().utilization()).isEqualTo(175);
    }
}
