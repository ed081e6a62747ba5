package io.baedal.delivery;

import io.baedal.platform.Caller;
import io.baedal.platform.Listing;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
            Caller caller,
            @RequestParam(required = false) Job.@Nullable Status status,
            @RequestParam(required = false) @Nullable Long orderId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return Listing.of(
                service.search(status, orderId, caller.onlyOwn(), Listing.request(page, size, NEWEST_FIRST)),
                JobView::of);
    }

    @GetMapping("/{id}")
    JobView find(Caller caller, @PathVariable long id) {
        return JobView.of(service.find(id, caller.onlyOwn()));
    }

    @PostMapping("/{id}/claim")
    JobView claim(Caller courier, @PathVariable long id) {
        return JobView.of(service.claim(id, courier.id()));
    }

    @PostMapping("/{id}/pickup")
    JobView pickUp(Caller courier, @PathVariable long id) {
        return JobView.of(service.pickUp(id, courier.id()));
    }

    @PostMapping("/{id}/complete")
    JobView complete(Caller courier, @PathVariable long id) {
        return JobView.of(service.complete(id, courier.id()));
    }

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
