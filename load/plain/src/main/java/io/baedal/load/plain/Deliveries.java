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

/** The service {@code delivery}: hears everything, and saves what was cooked. */
interface Deliveries extends JpaRepository<Deliveries.Delivery, Long> {

    @Entity
    @NoArgsConstructor(access = AccessLevel.PROTECTED)
    class Delivery {

        @Id
        @GeneratedValue
        private Long id;

        private long orderId;
        private String status;

        Delivery(Event cooked) {
            orderId = cooked.orderId();
            status = "STARTED";
        }
    }

    @Configuration
    @Profile("delivery")
    class Listener {

        @Bean
        Consumer<Event> events(Deliveries deliveries) {
            return event -> {
                if (event.eventType().equals(Event.COOK_COMPLETED)) {
                    deliveries.save(new Delivery(event));
                }
            };
        }
    }
}
