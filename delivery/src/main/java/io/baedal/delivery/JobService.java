package io.baedal.delivery;

import io.baedal.platform.OrderEvent.OrderCanceled;
import io.baedal.platform.Refusal.NotFound;
import io.baedal.platform.StoreEvent.CookCompleted;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The use cases of a job. Couriers know it by its own id, events by the order's. */
@Service
@RequiredArgsConstructor
class JobService {

    private final Jobs jobs;
    private final JobNumbers numbers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** An order that has a job already was cooked twice, or canceled before it was cooked: nothing starts. */
    void start(CookCompleted cooked) {
        transaction.executeWithoutResult(_ -> {
            if (jobs.findOfOrderForChange(cooked.orderId()).isEmpty()) {
                jobs.save(Job.start(numbers.next(), cooked, now()));
            }
        });
    }

    void orderCanceled(OrderCanceled canceled) {
        transaction.executeWithoutResult(_ -> change(
                        () -> jobs.findOfOrderForChange(canceled.id()), job -> job.orderCanceled(now()))
                .orElseGet(() -> jobs.save(Job.canceledBeforeCooked(numbers.next(), canceled))));
    }

    Job claim(long id, String courier) {
        return change(id, job -> job.claim(courier, now()));
    }

    Job pickUp(long id, String courier) {
        return change(id, job -> job.pickUp(courier, now()));
    }

    Job complete(long id, String courier) {
        return change(id, job -> job.complete(courier, now()));
    }

    @Transactional(readOnly = true)
    public Job find(long id, @Nullable String courier) {
        return jobs.find(id, courier).orElseThrow(() -> unknown(id));
    }

    @Transactional(readOnly = true)
    public Page<Job> search(
            Job.@Nullable Status status, @Nullable Long orderId, @Nullable String courier, Pageable page) {
        return jobs.search(status, orderId, courier, page);
    }

    private Job change(long id, Consumer<Job> change) {
        return change(() -> jobs.findForChange(id), change).orElseThrow(() -> unknown(id));
    }

    /** The one way to change a job: loaded with its lock, changed, saved with what it said. Empty if unknown. */
    private Optional<Job> change(Supplier<Optional<Job>> locked, Consumer<Job> change) {
        return transaction.execute(_ -> locked.get().map(job -> {
            change.accept(job);
            return jobs.save(job);
        }));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static RuntimeException unknown(long id) {
        return new NotFound("delivery", id).toException();
    }
}
