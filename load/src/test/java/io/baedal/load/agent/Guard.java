package io.baedal.load.agent;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A type to be woven: with a branch, a loop and several returns, as the methods of the services have. */
public class Guard {

    public boolean accept(int number) {
        if (number > 10) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < number; i++) {
            sum += i;
        }
        return sum >= 0;
    }

    public Optional<String> find() {
        return Optional.of("tombstone");
    }

    public List<Integer> claim(List<Integer> lanes) {
        return lanes.subList(0, 1);
    }

    public Clock clock() {
        return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    public Instant now() {
        return Instant.EPOCH;
    }

    public long nextBackOff() {
        return 100;
    }
}
