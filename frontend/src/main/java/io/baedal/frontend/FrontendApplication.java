package io.baedal.frontend;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the server of the web pages. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class FrontendApplication {

    static void main(String[] arguments) {
        SpringApplication.run(FrontendApplication.class, arguments);
    }
}
