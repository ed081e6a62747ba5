package io.baedal.payment;

import io.baedal.platform.WithBroker;
import io.baedal.platform.WithIssuer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service with a real broker and a {@link FakeOrder}; one for all tests, which therefore use orders of their
 * own. The sweep never runs by itself, and finds every hold old enough.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "baedal.payment.hold-limit=0ms",
            "baedal.payment.sweep-interval=1d",
            "baedal.payment.grace=0ms",
            // A busy machine must not make a test of something else run out of connections.
            "spring.datasource.hikari.connection-timeout=5000",
        })
@ContextConfiguration(initializers = {WithBroker.class, WithIssuer.class, RunningPayment.WithOrder.class})
@Import({Client.class, OtherServices.class})
@ExtendWith(RunningPayment.AsNew.class)
@interface RunningPayment {

    final class WithOrder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("baedal.order.url=" + FakeOrder.RUNNING.url()).applyTo(context);
        }
    }

    final class AsNew implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext test) {
            FakeOrder.RUNNING.calm();
        }
    }
}
