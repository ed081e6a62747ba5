package io.baedal.platform;

import java.time.Instant;
import java.util.List;

/**
 * How far this service's group is behind its topics, at one moment. Offsets are committed once a second, so a service
 * that is up to date may seem to be a second behind while events come. Published as a Spring event at every check.
 *
 * @param askedAt before the broker was asked: everything said until then lies before the ends
 * @param letters dead letters in the topic, settled ones included
 */
public record EventLag(Instant askedAt, List<Partition> partitions, long letters) {

    /** @param next the offset of the next event to take; what is not taken yet is what the group is behind */
    public record Partition(String topic, int partition, long next, long end) {

        public long behind() {
            return Math.max(0, end - next);
        }
    }

    public long events() {
        return partitions.stream().mapToLong(Partition::behind).sum();
    }
}
