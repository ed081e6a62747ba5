package io.baedal.delivery;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The delivery service, on port 8083. */
@SpringBootApplication
public class DeliveryApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DeliveryApplication.class, arguments);
    }
}
