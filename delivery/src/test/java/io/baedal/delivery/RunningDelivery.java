package io.baedal.delivery;

import io.baedal.platform.WithBroker;
import io.baedal.platform.WithIssuer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/** The whole service with a real broker. One for all tests, so each test works on orders of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // A busy machine must not make a test of something else run out of connections.
        properties = "spring.datasource.hikari.connection-timeout=2000")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {WithBroker.class, WithIssuer.class})
@interface RunningDelivery {}
