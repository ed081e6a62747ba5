package io.baedal.counterexample;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;

class AsksTheSystemForTheTime {

    @Breaks("TIME_COMES_FROM_THE_CLOCK")
    static class AsInstant {

        Instant time() {
            return Instant.now();
        }
    }

    @Breaks("TIME_COMES_FROM_THE_CLOCK")
    static class AsLocalTime {

        LocalDateTime time() {
            return LocalDateTime.now();
        }
    }

    @Breaks("TIME_COMES_FROM_THE_CLOCK")
    static class InAZone {

        ZonedDateTime time(ZoneId zone) {
            return ZonedDateTime.now(zone);
        }
    }

    @Breaks("TIME_COMES_FROM_THE_CLOCK")
    static class AsNumber {

        long time() {
            return System.currentTimeMillis();
        }
    }

    @Breaks("TIME_COMES_FROM_THE_CLOCK")
    static class AsDate {

        Date time() {
            return new Date();
        }
    }

    @Breaks("TIME_COMES_FROM_THE_CLOCK")
    static class ByItsOwnClock {

        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
