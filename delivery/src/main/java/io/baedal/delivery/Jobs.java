package io.baedal.delivery;

import io.baedal.platform.Listing;
import io.baedal.platform.PersonalData;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The jobs. A courier who is named sees what is nobody's yet and their own; null means that all are seen. */
interface Jobs extends JpaRepository<Job, Long>, JpaSpecificationExecutor<Job>, PersonalData {

    /** Clears what is loaded: a job that was read before would bring back what it had. */
    @Override
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Job j set j.address = null where j.customerId in :memberIds")
    void eraseOf(Collection<String> memberIds);

    /** Locks the row, so that of two couriers who claim at once the second sees the first. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Job j where j.id = :id")
    Optional<Job> findForChange(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Job j where j.orderId = :orderId")
    Optional<Job> findOfOrderForChange(long orderId);

    default Page<Job> search(
            Job.@Nullable Status status, @Nullable Long orderId, @Nullable String courierId, Pageable page) {
        return Listing.find(
                this, shownTo(courierId), page, Listing.where("orderId", orderId), Listing.where("status", status));
    }

    default Optional<Job> find(long id, @Nullable String courierId) {
        return findOne(shownTo(courierId).and(Listing.where("id", id).is()));
    }

    /** A job that was canceled before it started is only a mark against a late start: to everybody there is no job. */
    private static Specification<Job> shownTo(@Nullable String courierId) {
        Specification<Job> started = (job, _, criteria) -> criteria.isNotNull(job.get("startedAt"));
        return courierId == null
                ? started
                : started.and(Specification.anyOf(
                        Listing.where("courierId", courierId).is(),
                        Listing.where("status", Job.Status.STARTED).is()));
    }
}
