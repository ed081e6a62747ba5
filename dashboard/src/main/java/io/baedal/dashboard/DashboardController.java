package io.baedal.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.baedal.dashboard.Dashboard.Status;
import io.baedal.platform.Caller;
import io.baedal.platform.Listing;
import io.baedal.platform.Refusal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The rows over HTTP: as a list, one with its timeline, and live; each answer with its age, which is taken first. */
@RestController
@RequestMapping("/dashboards")
@RequiredArgsConstructor
class DashboardController {

    private static final int CUSTOMER_ID = 255;

    private final Dashboards dashboards;
    private final Timeline timeline;
    private final DashboardStream stream;
    private final Freshness freshness;
    private final Owners owners;

    /** A row and what happened, in order. */
    record WithTimeline(@JsonUnwrapped DashboardRow row, List<Moment> timeline) {}

    /** {@code type} is the event's name; {@code detail} is for people. */
    record Moment(String type, Instant at, @Nullable String detail) {

        static Moment of(TimelineEntry entry) {
            return new Moment(entry.getType(), entry.getOccurredAt(), entry.getDetail());
        }
    }

    @GetMapping
    Labelled<Listing<DashboardRow>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable Long storeId,
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        Pageable newestFirst = Listing.request(page, size, Sort.by("orderId").descending());
        Freshness.Label label = freshness.label();
        Page<Dashboard> found = Listing.find(
                dashboards,
                owners.sightOf(caller).rows(),
                newestFirst,
                Listing.where("customerId", Fit.text(customerId, CUSTOMER_ID)),
                Listing.where("storeId", storeId),
                Listing.where("status", status));
        return Labelled.of(Listing.of(found, Dashboard::row), label);
    }

    @GetMapping("/{orderId}")
    Labelled<WithTimeline> one(Caller caller, @PathVariable long orderId) {
        Freshness.Label label = freshness.label();
        Dashboard row = dashboards
                .findOne(owners.sightOf(caller)
                        .rows()
                        .and(Listing.where("orderId", orderId).is()))
                .orElseThrow(() -> new Refusal.NotFound("order", orderId).toException());
        return Labelled.of(
                new WithTimeline(
                        row.row(), timeline.of(orderId).stream().map(Moment::of).toList()),
                label);
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            HttpMethod method,
            Caller caller,
            @RequestParam(required = false) @Nullable Long orderId,
            @RequestParam(required = false) @Nullable Long storeId,
            @RequestParam(required = false) @Nullable String customerId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastMessage) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                // nginx would otherwise collect the messages until a buffer is full.
                .header("X-Accel-Buffering", "no");
        if (method.equals(HttpMethod.HEAD)) {
            // It would wait for the end of something that has none.
            return answer.build();
        }
        return answer.body(stream.watch(
                new Watcher.Filter(owners.sightOf(caller), orderId, storeId, customerId), timeOf(lastMessage)));
    }

    /** An id that is not ours is as good as none. */
    private static @Nullable Instant timeOf(@Nullable String message) {
        try {
            return message == null ? null : Fit.time(Instant.parse(message));
        } catch (DateTimeParseException foreign) {
            return null;
        }
    }
}
