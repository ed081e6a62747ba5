package io.baedal.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waiting that ends. A slow machine is no fault and one that stands still is, so {@link #settle} goes by what moves. */
public final class Patience {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** What still moves after so long, moves for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Patience() {}

    /** Lets others go on for that long. */
    public static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** Looks until it is as wanted, or until nothing has changed for that long; answers what was seen last. */
    static <T> T settle(Duration stillness, Supplier<T> look, Predicate<T> wanted) {
        long begin = System.nanoTime();
        long moved = begin;
        T seen = look.get();
        while (!wanted.test(seen) && isWithin(stillness, moved) && isWithin(LONGEST, begin)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            T before = seen;
            seen = look.get();
            if (!seen.equals(before)) {
                moved = System.nanoTime();
            }
        }
        return seen;
    }

    private static boolean isWithin(Duration time, long since) {
        return System.nanoTime() - since < time.toNanos();
    }

    /** Whether it became true in that time. */
    static boolean await(Duration most, Callable<Boolean> condition) {
        try {
            Awaitility.await()
                    .atMost(most)
                    .pollDelay(0, TimeUnit.MILLISECONDS)
                    .pollInterval(LOOK_EVERY)
                    .until(condition);
            return true;
        } catch (ConditionTimeoutException notInTime) {
            return false;
        }
    }
}
