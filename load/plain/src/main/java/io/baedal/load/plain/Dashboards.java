package io.baedal.load.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.function.Consumer;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The service {@code dashboard}: a row for every order, and one save for every event. */
interface Dashboards extends JpaRepository<Dashboards.Dashboard, Long> {

    @Entity
    @Getter
    @NoArgsConstructor(access = AccessLevel.PROTECTED)
    class Dashboard {

        @Id
        private Long orderId;

        private String storeName;
        private String itemName;
        private int itemQty;
        private long price;
        private String status;
        private String paymentStatus;

        Dashboard(Event ordered) {
            orderId = ordered.orderId();
            storeName = ordered.storeName();
            itemName = ordered.itemName();
            itemQty = ordered.itemQty();
            price = ordered.price();
            status = ordered.status();
        }

        Dashboard paid(Event approved) {
            paymentStatus = approved.status();
            return this;
        }
    }

    @Configuration
    @Profile("dashboard")
    class Listener {

        /** The payment is heard before its order, whose row is not there yet: as in the originals, it is passed over. */
        @Bean
        Consumer<Event> events(Dashboards dashboards) {
            return event -> {
                switch (event.eventType()) {
                    case Event.ORDERED -> dashboards.save(new Dashboard(event));
                    case Event.PAYMENT_APPROVED ->
                        dashboards.findById(event.orderId()).ifPresent(row -> dashboards.save(row.paid(event)));
                    case String _ -> {}
                }
            };
        }
    }

    @RestController
    @Profile("dashboard")
    @RequiredArgsConstructor
    class DashboardController {

        private final Dashboards dashboards;

        @GetMapping("/dashboards/{id}")
        ResponseEntity<Dashboard> find(@PathVariable long id) {
            return ResponseEntity.of(dashboards.findById(id));
        }
    }
}
