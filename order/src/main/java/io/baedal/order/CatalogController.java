package io.baedal.order;

import io.baedal.platform.Listing;
import io.baedal.platform.Refusal.NotFound;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.data.domain.Sort;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /catalog}: what there is to order, from Order's own copy, so it works while Store is down. */
@RestController
@RequestMapping("/catalog/stores")
@RequiredArgsConstructor
class CatalogController {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "storeId");

    private final Menus menus;

    @GetMapping
    Listing<StoreView> search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return Listing.of(
                menus.findByStoreNameContainingIgnoreCase(q, Listing.request(page, size, NEWEST_FIRST)), StoreView::of);
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    public StoreWithItems find(@PathVariable long id) {
        return menus.findById(id).map(StoreWithItems::of).orElseThrow(() -> new NotFound("store", id).toException());
    }

    record StoreView(long storeId, String storeName, boolean open) {

        static StoreView of(Menu menu) {
            return new StoreView(menu.getStoreId(), menu.getStoreName(), menu.isOpen());
        }
    }

    record StoreWithItems(long storeId, String storeName, boolean open, List<Menu.Dish> items) {

        static StoreWithItems of(Menu menu) {
            return new StoreWithItems(
                    menu.getStoreId(), menu.getStoreName(), menu.isOpen(), List.copyOf(menu.getDishes()));
        }
    }
}
