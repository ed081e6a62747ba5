package io.baedal.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;

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
        String id = CorrelationId.current();
        Matcher past = PAST.matcher(id == null ? "" : id);
        if (!past.matches()) {
            return now;
        }
        Instant then = Instant.ofEpochMilli(Long.parseLong(past.group(1)));
        return then.isBefore(now) ? then : now;
    }
}
