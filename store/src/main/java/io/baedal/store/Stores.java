package io.baedal.store;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The stores. */
interface Stores extends JpaRepository<Store, Long> {

    Page<Store> findByStoreNameContainingIgnoreCase(String part, Pageable page);

    boolean existsByIdAndOwnerId(long id, String ownerId);

    /** Locks the row, so that an order and the owner who cross do not count the same stock twice. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Store s where s.id = :id")
    Optional<Store> findForChange(long id);
}
