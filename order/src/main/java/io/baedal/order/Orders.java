package io.baedal.order;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The orders. */
interface Orders extends JpaRepository<Order, Long> {

    Optional<Order> findByCustomerIdAndIdempotencyKey(String customerId, String idempotencyKey);

    /** Locks the row, so that a cancel and an event that cross wait for each other instead of failing. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Order o where o.id = :id")
    Optional<Order> findForChange(long id);

    @Query("from Order o where (:customerId is null or o.customerId = :customerId)"
            + " and (:status is null or o.status = :status)")
    Page<Order> search(@Nullable String customerId, Order.@Nullable Status status, Pageable page);
}
