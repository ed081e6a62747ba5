package io.baedal.load.plain;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.RequiredArgsConstructor;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The service {@code order}. */
interface Orders extends JpaRepository<Orders.Order, Long> {

    /** What the customer sends. */
    record PlaceOrder(String storeName, String itemName, int itemQty, long price) {}

    @Entity
    @Table(name = "orders")
    @Getter
    @NoArgsConstructor(access = AccessLevel.PROTECTED)
    class Order {

        @Id
        @GeneratedValue
        private Long id;

        private String storeName;
        private String itemName;
        private int itemQty;
        private long price;
        private String orderStatus;
        private Instant orderDate;

        Order(PlaceOrder wanted) {
            storeName = wanted.storeName();
            itemName = wanted.itemName();
            itemQty = wanted.itemQty();
            price = wanted.price();
            orderStatus = "ORDERED";
            orderDate = Instant.now();
        }

        Event ordered() {
            return new Event(
                    Event.ORDERED, orderDate.toEpochMilli(), id, storeName, itemName, itemQty, price, orderStatus);
        }
    }

    @FeignClient(name = "payment", url = "${plain.payment}")
    interface PaymentClient {

        @PostMapping("/payinfos")
        void pay(@RequestBody Payments.Pay wanted);
    }

    @Configuration
    @Profile("order")
    @EnableFeignClients(clients = PaymentClient.class)
    class Clients {}

    @Service
    @Profile("order")
    @RequiredArgsConstructor
    class OrderService {

        private final Orders orders;
        private final PaymentClient payments;
        private final ApplicationEventPublisher events;

        @Transactional
        Order place(PlaceOrder wanted) {
            Order order = orders.saveAndFlush(new Order(wanted));
            payments.pay(new Payments.Pay(order.getId(), order.getPrice()));
            events.publishEvent(order.ordered());
            return order;
        }
    }

    @RestController
    @Profile("order")
    @RequiredArgsConstructor
    class OrderController {

        private final OrderService service;

        @PostMapping("/orders")
        @ResponseStatus(HttpStatus.CREATED)
        Order place(@RequestBody PlaceOrder wanted) {
            return service.place(wanted);
        }
    }
}
