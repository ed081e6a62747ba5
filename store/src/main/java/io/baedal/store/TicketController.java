package io.baedal.store;

import io.baedal.platform.Caller;
import io.baedal.platform.Listing;
import io.baedal.store.StoreAccess.Ownership;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /stores/{id}/orders}: the kitchen's tickets of one store, and the steps of its owner. */
@RestController
@RequestMapping("/stores/{id}/orders")
@RequiredArgsConstructor
class TicketController {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");
    private static final int USUAL_PREP_MINUTES = 20;

    private final TicketService service;
    private final Ownership ownership;

    @GetMapping
    Listing<TicketView> search(
            Caller caller,
            @PathVariable long id,
            @RequestParam(required = false) Ticket.@Nullable Status status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        ownership.requireToSee(caller, id);
        return Listing.of(service.search(id, status, Listing.request(page, size, NEWEST_FIRST)), TicketView::of);
    }

    @PostMapping("/{orderId}/confirm")
    TicketView confirm(
            Caller owner,
            @PathVariable long id,
            @PathVariable long orderId,
            @Valid @RequestBody(required = false) @Nullable Confirm confirm) {
        ownership.require(owner, id);
        int prepMinutes = confirm == null || confirm.prepMinutes() == null ? USUAL_PREP_MINUTES : confirm.prepMinutes();
        return TicketView.of(service.confirm(id, orderId, prepMinutes));
    }

    @PostMapping("/{orderId}/cook-complete")
    TicketView cookComplete(Caller owner, @PathVariable long id, @PathVariable long orderId) {
        ownership.require(owner, id);
        return TicketView.of(service.cookComplete(id, orderId));
    }

    @PostMapping("/{orderId}/cancel")
    TicketView cancel(
            Caller owner, @PathVariable long id, @PathVariable long orderId, @Valid @RequestBody Cancel cancel) {
        ownership.require(owner, id);
        return TicketView.of(service.cancel(id, orderId, cancel.reason()));
    }

    record Confirm(@Nullable @Min(1) @Max(180) Integer prepMinutes) {}

    record Cancel(@NotNull Ticket.CancelReason reason) {}

    /** A ticket as its store sees it; {@code price} and {@code unitPrice} in won. */
    record TicketView(
            long orderId,
            long storeId,
            String itemName,
            int itemQty,
            long price,
            List<Ticket.Line> items,
            @Nullable String note,
            Ticket.Status status,
            @Nullable Instant orderDate,
            @Nullable Instant confirmedAt,
            @Nullable Instant cookedAt,
            @Nullable String cancelReason) {

        static TicketView of(Ticket ticket) {
            return new TicketView(
                    ticket.getId(),
                    ticket.getStoreId(),
                    ticket.getItemName(),
                    ticket.getItemQty(),
                    ticket.getPrice(),
                    ticket.getLines(),
                    ticket.getNote(),
                    ticket.getStatus(),
                    ticket.getOrderDate(),
                    ticket.getConfirmedAt(),
                    ticket.getCookedAt(),
                    ticket.getCancelReason());
        }
    }
}
