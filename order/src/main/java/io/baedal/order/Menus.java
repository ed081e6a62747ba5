package io.baedal.order;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The menu copies; written by MenuPublished only. */
interface Menus extends JpaRepository<Menu, Long> {

    /** Names are not unique; the oldest store of that name is meant. */
    Optional<Menu> findFirstByStoreNameOrderByStoreId(String storeName);

    /** A dish's id is its own in all stores, so there is one at most. */
    @Query("select m.storeId from Menu m join m.dishes d where d.menuId = :menuId")
    List<Long> storesOf(long menuId);

    Page<Menu> findByStoreNameContainingIgnoreCase(String part, Pageable page);
}
