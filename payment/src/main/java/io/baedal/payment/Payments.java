package io.baedal.payment;

import io.baedal.platform.Listing;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The payinfos. */
interface Payments extends JpaRepository<Payment, Long>, JpaSpecificationExecutor<Payment> {

    Optional<Payment> findByIdempotencyKey(String idempotencyKey);

    /** Locks the row, so that a capture and a release that race go one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Payment p where p.orderId = :orderId")
    Optional<Payment> findForChange(long orderId);

    @Query("select p.orderId from Payment p where p.status = APPROVED and p.createdAt < :before order by p.createdAt")
    List<Long> orderIdsOfHoldsMadeBefore(Instant before, Limit limit);

    List<Payment> findByOrderIdIn(Collection<Long> orderIds);

    /** Money that is held or taken, in pages by id. */
    @Query("from Payment p where p.id > :after and (p.status = APPROVED or p.status = CAPTURED) order by p.id")
    List<Payment> keptAfter(long after, Limit limit);

    /** Where a customer is named, the payments of others do not exist; null means everybody's. */
    default Page<Payment> search(@Nullable Long orderId, @Nullable String customerId, Pageable page) {
        return Listing.find(this, page, Listing.where("customerId", customerId), Listing.where("orderId", orderId));
    }

    @Query("from Payment p where p.id = :id and (:customerId is null or p.customerId = :customerId)")
    Optional<Payment> find(long id, @Nullable String customerId);
}
