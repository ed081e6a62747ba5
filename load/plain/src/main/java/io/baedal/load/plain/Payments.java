package io.baedal.load.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The service {@code payment}. */
interface Payments extends JpaRepository<Payments.Payinfo, Long> {

    /** What order asks for. */
    record Pay(long orderId, long price) {}

    @Entity
    @Getter
    @NoArgsConstructor(access = AccessLevel.PROTECTED)
    class Payinfo {

        @Id
        @GeneratedValue
        private Long id;

        private long orderId;
        private long price;
        private String status;

        Payinfo(Pay wanted) {
            orderId = wanted.orderId();
            price = wanted.price();
            status = "PAID";
        }

        Event approved() {
            return new Event(Event.PAYMENT_APPROVED, Instant.now().toEpochMilli(), orderId, "", "", 0, price, status);
        }
    }

    @Service
    @Profile("payment")
    @RequiredArgsConstructor
    class PaymentService {

        private final Payments payments;
        private final ApplicationEventPublisher events;

        @Transactional
        Payinfo pay(Pay wanted) {
            Payinfo paid = payments.save(new Payinfo(wanted));
            events.publishEvent(paid.approved());
            return paid;
        }
    }

    @RestController
    @Profile("payment")
    @RequiredArgsConstructor
    class PaymentController {

        private final PaymentService service;

        @PostMapping("/payinfos")
        @ResponseStatus(HttpStatus.CREATED)
        Payinfo pay(@RequestBody Pay wanted) {
            return service.pay(wanted);
        }
    }
}
