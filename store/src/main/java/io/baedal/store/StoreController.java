package io.baedal.store;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.baedal.platform.Caller;
import io.baedal.platform.Listing;
import io.baedal.store.MenuController.DescribeMenu;
import io.baedal.store.MenuController.MenuView;
import io.baedal.store.StoreAccess.Ownership;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /stores}: browse, register, describe. A store's menus have addresses of their own, see MenuController. */
@RestController
@RequestMapping("/stores")
@RequiredArgsConstructor
class StoreController {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final StoreService service;
    private final MergePatch patches;
    private final Ownership ownership;

    @GetMapping
    Listing<StoreView> search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return Listing.of(service.search(q, Listing.request(page, size, NEWEST_FIRST)), StoreView::of);
    }

    @GetMapping("/{id}")
    StoreWithMenus find(@PathVariable long id) {
        return StoreWithMenus.of(service.find(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<StoreWithMenus> register(Caller owner, @Valid @RequestBody RegisterStore wanted) {
        Store store = service.register(wanted, owner.id());
        return ResponseEntity.created(URI.create("/stores/" + store.getId())).body(StoreWithMenus.of(store));
    }

    @PutMapping("/{id}")
    StoreWithMenus replace(Caller owner, @PathVariable long id, @Valid @RequestBody DescribeStore wanted) {
        ownership.require(owner, id);
        return StoreWithMenus.of(service.describe(id, _ -> wanted));
    }

    @PatchMapping("/{id}")
    StoreWithMenus patch(Caller owner, @PathVariable long id, @RequestBody Map<String, @Nullable Object> patch) {
        ownership.require(owner, id);
        return StoreWithMenus.of(
                service.describe(id, present -> patches.apply(patch, present, DescribeStore.class, "storeName")));
    }

    /** A new store, open unless said otherwise. */
    record RegisterStore(
            @NotBlank @Size(max = 100) @JsonAlias("name") String storeName,
            @Nullable Boolean open,
            @Nullable @Size(max = Store.MOST_MENUS) List<@NotNull @Valid DescribeMenu> menus) {

        boolean openOrDefault() {
            return open == null || open;
        }

        List<DescribeMenu> menusOrDefault() {
            return menus == null ? List.of() : menus;
        }
    }

    /** What a store says of itself, as a whole. */
    record DescribeStore(
            @NotBlank @Size(max = 100) @JsonAlias("name") String storeName,

            @Nullable @NotNull(groups = MergePatch.Outcome.class)
            Boolean open) {

        static DescribeStore of(Store store) {
            return new DescribeStore(store.getStoreName(), store.isOpen());
        }

        boolean openOrDefault() {
            return open == null || open;
        }
    }

    record StoreView(long id, String storeName, boolean open) {

        static StoreView of(Store store) {
            return new StoreView(store.getId(), store.getStoreName(), store.isOpen());
        }
    }

    record StoreWithMenus(long id, String storeName, boolean open, List<MenuView> menus) {

        static StoreWithMenus of(Store store) {
            return new StoreWithMenus(
                    store.getId(),
                    store.getStoreName(),
                    store.isOpen(),
                    store.getMenus().stream().map(MenuView::of).toList());
        }
    }
}
