package io.baedal.delivery;

import io.baedal.platform.Listing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /deliveries}: the jobs, and the steps of their couriers. */
@RestController
@RequestMapping("/deliveries")
@RequiredArgsConstructor
class JobController {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final JobService service;

    @GetMapping
    Listing<JobView> search(
            @RequestParam(required = false) Job.@Nullable Status status,
            @RequestParam(required = false) @Nullable Long orderId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return Listing.of(service.search(status, orderId, Listing.request(page, size, NEWEST_FIRST)), JobView::of);
    }

    @GetMapping("/{id}")
    JobView find(@PathVariable long id) {
        return JobView.of(service.find(id));
    }

    @PostMapping("/{id}/claim")
    JobView claim(@PathVariable long id, @Valid @RequestBody(required = false) @Nullable Courier courier) {
        return JobView.of(service.claim(id, idOf(courier)));
    }

    @PostMapping("/{id}/pickup")
    JobView pickUp(@PathVariable long id, @Valid @RequestBody(required = false) @Nullable Courier courier) {
        return JobView.of(service.pickUp(id, idOf(courier)));
    }

    @PostMapping("/{id}/complete")
    JobView complete(@PathVariable long id, @Valid @RequestBody(required = false) @Nullable Courier courier) {
        return JobView.of(service.complete(id, idOf(courier)));
    }

    private static @Nullable String idOf(@Nullable Courier courier) {
        return courier == null
                        || courier.courierId() == null
                        || courier.courierId().isBlank()
                ? null
                : courier.courierId();
    }

    record Courier(@Nullable @Size(max = 64) String courierId) {}

    /** A job as couriers and operators see it. */
    record JobView(
            long id,
            long orderId,
            long storeId,
            String storeName,
            @Nullable String address,
            @Nullable String courierId,
            Job.Status status,
            @Nullable Instant startedAt,
            @Nullable Instant pickedUpAt,
            @Nullable Instant completedAt) {

        static JobView of(Job job) {
            return new JobView(
                    job.getId(),
                    job.getOrderId(),
                    job.getStoreId(),
                    job.getStoreName(),
                    job.getAddress(),
                    job.getCourierId(),
                    job.getStatus(),
                    job.getStartedAt(),
                    job.getPickedUpAt(),
                    job.getCompletedAt());
        }
    }
}
