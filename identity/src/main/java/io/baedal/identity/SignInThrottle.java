package io.baedal.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords: each failure costs the address, the account, and the two together. An account that
 * is guessed at from everywhere is closed only to addresses that have failed at it, so that its owner still comes in from
 * elsewhere. What succeeds costs nothing. Each instance counts for itself.
 */
@Component
class SignInThrottle {

    private static final int MOST_KEYS = 100_000;
    private static final int OF_A_PAIR = 10;

    private final LoadingCache<String, Bucket> addresses = buckets(100, Duration.ofSeconds(1));
    private final LoadingCache<String, Bucket> accounts = buckets(50, Duration.ofSeconds(10));
    private final LoadingCache<String, Bucket> pairs = buckets(OF_A_PAIR, Duration.ofSeconds(10));

    /** One try, paid in advance: a thousand at once must not all be looked at. */
    Attempt admit(String account, String address) {
        Attempt attempt =
                new Attempt(addresses.get(address), accounts.get(account), pairs.get(account + "@" + address));
        attempt.pay();
        return attempt;
    }

    private static LoadingCache<String, Bucket> buckets(int capacity, Duration each) {
        Bandwidth limit =
                Bandwidth.builder().capacity(capacity).refillGreedy(1, each).build();
        // A bucket that nobody asks for this long is full, and a new one is no different.
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(each.multipliedBy(capacity))
                .build(_ -> Bucket.builder().addLimit(limit).build());
    }

    /** A sign-in that was let try. */
    record Attempt(Bucket ofAddress, Bucket ofAccount, Bucket ofPair) {

        private void pay() {
            boolean failedBefore = ofPair.getAvailableTokens() < OF_A_PAIR;
            take(ofAddress);
            take(ofPair);
            ConsumptionProbe account = ofAccount.tryConsumeAndReturnRemaining(1);
            if (!account.isConsumed() && failedBefore) {
                throw refusal(account);
            }
        }

        void succeeded() {
            ofAddress.addTokens(1);
            ofAccount.addTokens(1);
            ofPair.addTokens(1);
        }

        private static void take(Bucket bucket) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw refusal(probe);
            }
        }

        private static RuntimeException refusal(ConsumptionProbe probe) {
            Duration wait = Duration.ofSeconds(Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L));
            return new IdentityRefusal.TooManySignIns(wait).toException();
        }
    }
}
