package io.baedal.store;

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

/** The tickets. */
interface Tickets extends JpaRepository<Ticket, Long>, JpaSpecificationExecutor<Ticket>, PersonalData {

    /** Clears what is loaded: a ticket that was read before would bring back what it had. */
    @Override
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Ticket t set t.address = null, t.note = null where t.customerId in :memberIds")
    void eraseOf(Collection<String> memberIds);

    /** Locks the row, so that a cancel and a confirm that cross wait for each other instead of failing. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Ticket t where t.id = :orderId")
    Optional<Ticket> findForChange(long orderId);

    default Page<Ticket> search(long storeId, Ticket.@Nullable Status status, Pageable page) {
        return Listing.find(this, page, Listing.where("storeId", storeId), Listing.where("status", status));
    }
}
