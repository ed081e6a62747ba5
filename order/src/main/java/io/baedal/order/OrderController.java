package io.baedal.order;

import io.baedal.platform.Caller;
import io.baedal.platform.InvalidField;
import io.baedal.platform.Listing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /orders}: place, look, cancel. */
@RestController
@RequestMapping("/orders")
@RequiredArgsConstructor
class OrderController {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");
    private static final int LONGEST_KEY = 255;

    private final OrderService service;
    private final OrderMeters meters;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<OrderView> place(
            Caller customer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody PlaceOrder wanted) {
        wanted.check();
        Order.Request request = request(customer, wanted, key);
        Order order = meters.placing(() -> service.place(wanted, request));
        return ResponseEntity.created(URI.create("/orders/" + order.getId())).body(OrderView.asPlaced(order));
    }

    @GetMapping("/{id}")
    OrderView find(Caller caller, @PathVariable long id) {
        return OrderView.of(service.find(id, caller.onlyOwn()));
    }

    /** {@code customerId} narrows what an operator sees; to a customer there are no orders but their own. */
    @GetMapping
    Listing<OrderView> search(
            Caller caller,
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) Order.@Nullable Status status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        String whose = caller.seesEverything() ? customerId : caller.id();
        return Listing.of(service.search(whose, status, Listing.request(page, size, NEWEST_FIRST)), OrderView::of);
    }

    @DeleteMapping("/{id}")
    OrderView cancel(Caller caller, @PathVariable long id) {
        return OrderView.of(service.cancelByCustomer(id, caller.onlyOwn()));
    }

    static Order.Request request(Caller customer, PlaceOrder wanted, @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new InvalidField("Idempotency-Key", "must have 1 to " + LONGEST_KEY + " characters");
        }
        return new Order.Request(customer.id(), wanted.address(), wanted.note(), key, fingerprint(wanted));
    }

    /** Tells a repeat of a request from another one under the same key; a record's text holds all its fields. */
    private static String fingerprint(PlaceOrder wanted) {
        try {
            byte[] text = wanted.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /** An order as a client asks for it: {@code items}, or the shorthand {@code itemName} and {@code itemQty}. */
    record PlaceOrder(
            @Nullable Long storeId,
            @Nullable @Size(max = 100) String storeName,
            @Nullable @Size(min = 1, max = 50) List<@NotNull @Valid Item> items,
            @Nullable @Size(max = 100) String itemName,
            @Nullable @Min(1) @Max(99) Integer itemQty,
            @Nullable @Size(max = 200) String address,
            @Nullable @Size(max = 200) String note,
            @Nullable @PositiveOrZero Long price,
            @Nullable @Size(max = 100) String paymentToken) {

        record Item(
                @NotNull Long menuId,
                @NotNull @Min(1) @Max(99) Integer qty) {}

        /** One dish, and the total that the customer saw. */
        static PlaceOrder of(long storeId, long menuId, int qty, long price) {
            return new PlaceOrder(storeId, null, List.of(new Item(menuId, qty)), null, null, null, null, price, null);
        }

        /** What no annotation on one field can say. */
        void check() {
            if (storeId == null && storeName == null) {
                throw new InvalidField("storeId", "or storeName is needed");
            }
            if (items == null && itemName == null) {
                throw new InvalidField("items", "or itemName is needed");
            }
            if (items == null && itemQty == null) {
                throw new InvalidField("itemQty", "is needed with itemName");
            }
        }

        String tokenOrDefault() {
            return paymentToken == null || paymentToken.isBlank() ? "tok_ok" : paymentToken;
        }
    }

    /** An order as clients see it; {@code price} and {@code unitPrice} in won. */
    record OrderView(
            long id,
            String customerId,
            long storeId,
            String storeName,
            String itemName,
            int itemQty,
            long price,
            List<Order.Line> items,
            @Nullable String address,
            @Nullable String note,
            Order.Status orderStatus,
            Instant orderDate,
            @Nullable String cancelReason) {

        static OrderView of(Order order) {
            return of(order, order.getStatus(), order.getCancelReason());
        }

        /** The first answer, also when it is given again: only status and reason ever change. */
        static OrderView asPlaced(Order order) {
            return of(order, Order.Status.ORDERED, null);
        }

        private static OrderView of(Order order, Order.Status status, @Nullable String cancelReason) {
            return new OrderView(
                    order.getId(),
                    order.getCustomerId(),
                    order.getStoreId(),
                    order.getStoreName(),
                    order.getItemName(),
                    order.getItemQty(),
                    order.getPrice(),
                    order.getLines(),
                    order.getAddress(),
                    order.getNote(),
                    status,
                    order.getOrderDate(),
                    cancelReason);
        }
    }
}
