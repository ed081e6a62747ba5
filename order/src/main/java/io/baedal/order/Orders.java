package io.baedal.order;

import io.baedal.platform.Listing;
import io.baedal.platform.PersonalData;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The orders. Where a customer is named, those of others do not exist; null means everybody's. */
interface Orders extends JpaRepository<Order, Long>, JpaSpecificationExecutor<Order>, PersonalData {

    /**
     * The fingerprint, too, which is a digest of the address among others. Clears what is loaded: an order that was read
     * before would bring back what it had.
     */
    @Override
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Order o set o.address = null, o.note = null, o.fingerprint = ''"
            + " where o.customerId in :memberIds")
    void eraseOf(Collection<String> memberIds);

    Optional<Order> findByCustomerIdAndIdempotencyKey(String customerId, String idempotencyKey);

    /** Locks the row, so that a cancel and an event that cross wait for each other instead of failing. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Order o where o.id = :id and (:customerId is null or o.customerId = :customerId)")
    Optional<Order> findForChange(long id, @Nullable String customerId);

    @Query("from Order o where o.id = :id and (:customerId is null or o.customerId = :customerId)")
    Optional<Order> find(long id, @Nullable String customerId);

    default Page<Order> search(@Nullable String customerId, Order.@Nullable Status status, Pageable page) {
        return Listing.find(this, page, Listing.where("customerId", customerId), Listing.where("status", status));
    }
}
