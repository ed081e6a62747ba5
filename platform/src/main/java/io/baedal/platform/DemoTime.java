package io.baedal.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * The time of a demo: what happens under a correlation id like {@code past-1763721125000-7} happened at those epoch
 * milliseconds, in every service that the id reaches. So a new demo has a day of orders behind it, each of which went the
 * way of any other. Never in the future.
 */
@RequiredArgsConstructor
final class DemoTime implements InstantSource {

    private static final Pattern PAST = Pattern.compile("past-(\\d{1,13})-.*");

    private final InstantSource present;

    @Override
    public Instant instant() {
        Instant now = present.instant();
        return past(CorrelationId.current()).filter(then -> then.isBefore(now)).orElse(now);
    }

    /** When that was which a correlation id says is past; empty for all other ids. */
    static Optional<Instant> past(@Nullable String id) {
        Matcher past = PAST.matcher(id == null ? "" : id);
        return past.matches() ? Optional.of(Instant.ofEpochMilli(Long.parseLong(past.group(1)))) : Optional.empty();
    }
}
