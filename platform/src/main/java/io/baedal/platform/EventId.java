package io.baedal.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids of events: UUIDs of version 7 (RFC 9562), which begin with the time. Random ones would land all over the unique
 * indexes of outbox and inbox, and every commit would write a page for each.
 */
final class EventId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EventId() {}

    static String next(Instant now) {
        long random = RANDOM.nextLong();
        long most = now.toEpochMilli() << 16 | VERSION_7 | random & 0xFFF;
        long least = VARIANT | RANDOM.nextLong() >>> 2;
        return new UUID(most, least).toString();
    }
}
