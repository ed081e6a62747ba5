package io.baedal.order;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

/** The menu copies; written by MenuPublished only. */
interface Menus extends JpaRepository<Menu, Long> {

    /** Names are not unique; the oldest store of that name is meant. */
    Optional<Menu> findFirstByStoreNameOrderByStoreId(String storeName);

    Page<Menu> findByStoreNameContainingIgnoreCase(String part, Pageable page);
}
