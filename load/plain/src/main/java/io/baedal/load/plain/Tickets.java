package io.baedal.load.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.function.Consumer;
import lombok.AccessLevel;
import lombok.NoArgsConstructor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.JpaRepository;

/** The service {@code store}: a ticket for every order. */
interface Tickets extends JpaRepository<Tickets.Ticket, Long> {

    @Entity
    @NoArgsConstructor(access = AccessLevel.PROTECTED)
    class Ticket {

        @Id
        @GeneratedValue
        private Long id;

        private long orderId;
        private String storeName;
        private String itemName;
        private int itemQty;
        private String orderStatus;

        Ticket(Event ordered) {
            orderId = ordered.orderId();
            storeName = ordered.storeName();
            itemName = ordered.itemName();
            itemQty = ordered.itemQty();
            orderStatus = ordered.status();
        }
    }

    @Configuration
    @Profile("store")
    class Listener {

        @Bean
        Consumer<Event> events(Tickets tickets) {
            return event -> {
                if (event.eventType().equals(Event.ORDERED)) {
                    tickets.save(new Ticket(event));
                }
            };
        }
    }
}
