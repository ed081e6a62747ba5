package io.baedal.store;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.baedal.platform.Caller;
import io.baedal.store.StoreAccess.Ownership;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /stores/{id}/menus}: the dishes of one store; they are listed with their store. */
@RestController
@RequestMapping("/stores/{id}/menus")
@RequiredArgsConstructor
class MenuController {

    private final StoreService service;
    private final MergePatch patches;
    private final Ownership ownership;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<MenuView> add(Caller owner, @PathVariable long id, @Valid @RequestBody DescribeMenu wanted) {
        ownership.require(owner, id);
        Store.Menu menu = service.add(id, wanted);
        return ResponseEntity.created(URI.create("/stores/" + id + "/menus/" + menu.menuId()))
                .body(MenuView.of(menu));
    }

    @PutMapping("/{menuId}")
    MenuView replace(
            Caller owner, @PathVariable long id, @PathVariable long menuId, @Valid @RequestBody DescribeMenu wanted) {
        ownership.require(owner, id);
        return MenuView.of(service.describe(id, menuId, _ -> wanted));
    }

    @PatchMapping("/{menuId}")
    MenuView patch(
            Caller owner,
            @PathVariable long id,
            @PathVariable long menuId,
            @RequestBody Map<String, @Nullable Object> patch) {
        ownership.require(owner, id);
        return MenuView.of(
                service.describe(id, menuId, present -> patches.apply(patch, present, DescribeMenu.class, "itemName")));
    }

    @DeleteMapping("/{menuId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller owner, @PathVariable long id, @PathVariable long menuId) {
        ownership.require(owner, id);
        service.remove(id, menuId);
    }

    /** A dish as its owner describes it, as a whole; {@code price} in won, {@code stock} null when it never runs out. */
    record DescribeMenu(
            @NotBlank @Size(max = 100) @JsonAlias("name") String itemName,
            @NotNull @Min(0) @Max(10_000_000) Long price,
            @Nullable @Min(0) @Max(Store.LARGEST_STOCK) Integer stock,

            @Nullable @NotNull(groups = MergePatch.Outcome.class)
            Boolean soldOut) {

        /** The owner's own {@code soldOut}, not the one that customers see: patching the stock must not set it. */
        static DescribeMenu of(Store.Menu menu) {
            return new DescribeMenu(menu.itemName(), menu.price(), menu.stock(), menu.soldOut());
        }

        Store.Menu toMenu(long menuId) {
            return new Store.Menu(menuId, itemName, price, stock, soldOut != null && soldOut);
        }
    }

    record MenuView(
            long menuId,
            String itemName,
            long price,
            @Nullable Integer stock,
            boolean soldOut) {

        static MenuView of(Store.Menu menu) {
            return new MenuView(menu.menuId(), menu.itemName(), menu.price(), menu.stock(), menu.shownAsSoldOut());
        }
    }
}
