package io.baedal.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Shows every order and what happened to it, as a list, one by one and live. */
@SpringBootApplication
public class DashboardApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DashboardApplication.class, arguments);
    }
}
