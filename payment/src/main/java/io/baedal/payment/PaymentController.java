package io.baedal.payment;

import io.baedal.platform.Caller;
import io.baedal.platform.Listing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /payinfos}: Order authorizes, everybody else reads; the gateway lets only the reading through. */
@RestController
@RequestMapping("/payinfos")
@RequiredArgsConstructor
class PaymentController {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final PaymentService service;

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PaymentView> authorize(@Valid @RequestBody Authorize wanted) {
        PaymentView held = PaymentView.of(service.authorize(wanted));
        return ResponseEntity.created(URI.create("/payinfos/" + held.id())).body(held);
    }

    @GetMapping("/{id}")
    PaymentView find(Caller caller, @PathVariable long id) {
        return PaymentView.of(service.find(id, caller.onlyOwn()));
    }

    @GetMapping
    Listing<PaymentView> search(
            Caller caller,
            @RequestParam(required = false) @Nullable Long orderId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return Listing.of(
                service.search(orderId, caller.onlyOwn(), Listing.request(page, size, NEWEST_FIRST)), PaymentView::of);
    }

    /** {@code price} in won. */
    record Authorize(
            @NotNull Long orderId,
            @NotNull @PositiveOrZero Long price,
            @Nullable @Size(max = 100) String paymentToken,
            @NotBlank @Size(max = 400) String idempotencyKey,
            @Nullable @Size(max = 64) String customerId) {

        String tokenOrDefault() {
            return paymentToken == null ? CardNetwork.DEFAULT_TOKEN : paymentToken;
        }
    }

    record PaymentView(long id, long orderId, long price, Payment.Status status) {

        static PaymentView of(Payment payment) {
            return new PaymentView(payment.getId(), payment.getOrderId(), payment.getPrice(), payment.getStatus());
        }
    }
}
