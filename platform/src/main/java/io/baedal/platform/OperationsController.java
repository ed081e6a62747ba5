package io.baedal.platform;

import io.baedal.platform.FailedEvents.FailedEvent;
import io.baedal.platform.LetterReplay.Failing;
import io.baedal.platform.LetterReplay.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /operations}: what an operator looks at and mends; through the gateway it has the service's name behind it. */
@RestController
@RequestMapping("/operations")
class OperationsController {

    private final FailedEvents failed;
    private final ParkedEvents parked;
    private final LetterReplay replay;
    private final LagCheck lag;
    private final OutboxTable outbox;

    OperationsController(
            FailedEvents failed, ParkedEvents parked, LetterReplay replay, LagCheck lag, OutboxTable outbox) {
        this.failed = failed;
        this.parked = parked;
        this.replay = replay;
        this.lag = lag;
        this.outbox = outbox;
    }

    /** What was tried and how it ended, letter by letter. */
    record Replayed(long tookEffect, long failedAgain, long givenUp, List<Result> letters) {

        static Replayed of(List<Result> results) {
            return new Replayed(
                    count(results, LetterNotes.Outcome.REPLAYED),
                    count(results, LetterNotes.Outcome.FAILED_AGAIN),
                    count(results, LetterNotes.Outcome.GIVEN_UP),
                    results);
        }

        private static long count(List<Result> results, LetterNotes.Outcome outcome) {
            return results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
        }
    }

    /** What has to happen to the letters of a key that is released. */
    enum Letters {
        REPLAY,
        GIVE_UP;

        Failing failing() {
            return switch (this) {
                case REPLAY -> Failing.STOPS_ITS_KEY;
                case GIVE_UP -> Failing.IS_GIVEN_UP;
            };
        }
    }

    /** {@code events}: how many this service is behind in sum; {@code outbox}: what it has not sent yet. */
    record Lag(long events, OutboxTable.Backlog outbox, List<EventLag.Partition> partitions) {}

    @GetMapping("/failed-events")
    FailedEvents.FailedOverview failedEvents() {
        return failed.overview();
    }

    @GetMapping("/failed-events/{place}")
    FailedEvent failedEvent(@PathVariable String place) {
        return failed.find(place);
    }

    @PostMapping("/failed-events/{place}/replay")
    Replayed replay(@PathVariable String place) {
        return Replayed.of(failed.replay(place));
    }

    @PostMapping("/failed-events/replay")
    Replayed replay(
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable String key) {
        return Replayed.of(failed.replay(cause, key));
    }

    @PostMapping("/failed-events/{place}/give-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable String place) {
        failed.giveUp(place);
    }

    @GetMapping("/parked")
    ParkedEvents.ParkedOverview parked() {
        return parked.overview();
    }

    /** Its letters take effect first, in order; those that fail again keep it parked, or are given up if told so. */
    @PostMapping("/parked/{key}/release")
    Replayed release(@PathVariable String key, @RequestParam(defaultValue = "replay") String letters) {
        return Replayed.of(replay.release(key, letters(letters).failing()));
    }

    @PostMapping("/outbox/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(@PathVariable long id) {
        parked.retry(id);
    }

    @GetMapping("/lag")
    Lag lag() {
        EventLag now = lag.now();
        return new Lag(now.events(), outbox.backlog(), now.partitions());
    }

    private static Letters letters(String wanted) {
        return switch (wanted) {
            case "replay" -> Letters.REPLAY;
            case "give-up" -> Letters.GIVE_UP;
            case String _ -> throw new InvalidField("letters", "must be replay or give-up");
        };
    }
}
