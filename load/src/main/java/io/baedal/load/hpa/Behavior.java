package io.baedal.load.hpa;

import io.baedal.load.hpa.Autoscaler.Policy;
import io.baedal.load.hpa.Autoscaler.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far an autoscaler follows a recommendation: its {@code behavior}, "Configurable scaling behavior" in the Kubernetes
 * documentation. Up goes the least that was recommended within the window, down the most, and neither faster than the
 * policies let it. Remembers what was recommended and done; times are seconds.
 */
final class Behavior {

    private final Autoscaler scaler;
    private final List<Entry> recommended = new ArrayList<>();
    private final List<Entry> changes = new ArrayList<>();

    Behavior(Autoscaler scaler) {
        this.scaler = scaler;
    }

    private record Entry(int time, int replicas) {}

    /** How many replicas there are from now on. */
    int follow(int now, int current, int recommendation) {
        if (recommended.isEmpty()) {
            recommended.add(new Entry(now, current));
        }
        int stable = stabilized(now, current, recommendation);
        recommended.add(new Entry(now, recommendation));
        int next = limited(now, current, stable);
        if (next != current) {
            changes.add(new Entry(now, next - current));
        }
        return next;
    }

    private int stabilized(int now, int current, int recommendation) {
        int least = within(now, scaler.up(), recommendation).min().orElseThrow();
        int most = within(now, scaler.down(), recommendation).max().orElseThrow();
        return Math.min(most, Math.max(least, current));
    }

    private IntStream within(int now, Way way, int recommendation) {
        return IntStream.concat(
                IntStream.of(recommendation),
                recommended.stream()
                        .filter(entry -> entry.time() > now - way.stabilizationSeconds())
                        .mapToInt(Entry::replicas));
    }

    private int limited(int now, int current, int wanted) {
        if (wanted > current) {
            int most = scaler.up().policies().stream()
                    .mapToInt(policy -> raised(policy, atBeginOf(policy, now, current)))
                    .max()
                    .orElseThrow();
            return Math.min(wanted, Math.min(Math.max(most, current), scaler.most()));
        }
        if (wanted < current) {
            int least = scaler.down().policies().stream()
                    .mapToInt(policy -> lowered(policy, atBeginOf(policy, now, current)))
                    .min()
                    .orElseThrow();
            return Math.max(wanted, Math.max(Math.min(least, current), scaler.least()));
        }
        return current;
    }

    private int atBeginOf(Policy policy, int now, int current) {
        return current
                - changes.stream()
                        .filter(change -> change.time() > now - policy.periodSeconds())
                        .mapToInt(Entry::replicas)
                        .sum();
    }

    private static int raised(Policy policy, int from) {
        return switch (policy.type()) {
            case Pods -> from + policy.value();
            case Percent -> (int) Math.ceil(from * (1 + policy.value() / 100.0));
        };
    }

    private static int lowered(Policy policy, int from) {
        return switch (policy.type()) {
            case Pods -> from - policy.value();
            case Percent -> (int) (from * (1 - policy.value() / 100.0));
        };
    }
}
