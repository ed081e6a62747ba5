package io.baedal.order;

import io.baedal.order.OrderController.PlaceOrder;
import io.baedal.platform.Caller;
import io.baedal.platform.Listing;
import io.baedal.platform.Refusal.NotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /order-service/{userId}/orders}: the order interface of the older client, one product an order, translated onto
 * the same use cases. A product is a dish; its {@code CATALOG-0011} is our menu 11.
 */
@RestController
@RequestMapping("/order-service/{userId}/orders")
@RequiredArgsConstructor
class OlderOrderController {

    private static final Pattern PRODUCT = Pattern.compile("CATALOG-(\\d{1,18})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final int MOST = 100;

    private final OrderService service;
    private final Menus menus;
    private final OrderMeters meters;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Placed place(
            Caller customer,
            @PathVariable String userId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Wanted wanted) {
        mustBe(customer, userId);
        PlaceOrder translated = translate(wanted);
        Order.Request request = OrderController.request(customer, translated, key);
        Order order = meters.placing(() -> service.place(translated, request));
        return Placed.of(order, order.getLines().getFirst());
    }

    /** The latest hundred, oldest first, as that client shows them; an order of several dishes is as many entries. */
    @GetMapping
    List<Listed> list(Caller caller, @PathVariable String userId) {
        if (!caller.seesEverything()) {
            mustBe(caller, userId);
        }
        return service
                .search(userId, null, Listing.request(0, MOST, Sort.by(Sort.Direction.DESC, "id")))
                .getContent()
                .reversed()
                .stream()
                .flatMap(order -> order.getLines().stream().map(line -> Listed.of(order, line)))
                .toList();
    }

    /** Who is somebody else does not exist. */
    private static void mustBe(Caller caller, String userId) {
        if (!caller.id().equals(userId)) {
            throw new NotFound("user", userId).toException();
        }
    }

    private PlaceOrder translate(Wanted wanted) {
        Matcher product = PRODUCT.matcher(wanted.productId());
        if (!product.matches()) {
            throw new OrderRefusal.UnknownItem(wanted.productId()).toException();
        }
        long menuId = Long.parseLong(product.group(1));
        long storeId = menus.storesOf(menuId).stream()
                .findFirst()
                .orElseThrow(() -> new OrderRefusal.UnknownItem(wanted.productId()).toException());
        return PlaceOrder.of(storeId, menuId, wanted.qty(), wanted.unitPrice() * wanted.qty());
    }

    private static String productId(Order.Line line) {
        return String.format(Locale.ROOT, "CATALOG-%04d", line.menuId());
    }

    /** {@code unitPrice} in won, as the customer saw it. */
    record Wanted(
            @NotBlank String productId,
            @NotNull @Min(1) @Max(99) Integer qty,
            @NotNull @PositiveOrZero @Max(10_000_000) Long unitPrice) {}

    record Placed(String productId, int qty, long unitPrice, long totalPrice, String orderId) {

        static Placed of(Order order, Order.Line line) {
            return new Placed(
                    OlderOrderController.productId(line),
                    line.qty(),
                    line.unitPrice(),
                    line.price(),
                    String.valueOf(order.getId()));
        }
    }

    record Listed(String productId, int qty, long unitPrice, long totalPrice, String createdAt, String orderId) {

        static Listed of(Order order, Order.Line line) {
            return new Listed(
                    OlderOrderController.productId(line),
                    line.qty(),
                    line.unitPrice(),
                    line.price(),
                    TIME.format(OffsetDateTime.ofInstant(order.getOrderDate(), ZoneOffset.UTC)),
                    String.valueOf(order.getId()));
        }
    }
}
