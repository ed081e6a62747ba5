package io.baedal.order;

import io.baedal.platform.WithBroker;
import io.baedal.platform.WithIssuer;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The whole service with a real broker and a {@link FakePayment}; one for all tests, which therefore use customers of
 * their own. Each test begins with a Payment that is well, a closed breaker and the demo menus.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "resilience4j.circuitbreaker.instances.payment.wait-duration-in-open-state=2s",
            // A busy machine must not make a test of something else run out of connections.
            "spring.datasource.hikari.connection-timeout=2000",
        })
@ContextConfiguration(initializers = {WithBroker.class, WithIssuer.class, RunningOrder.WithPayment.class})
@Import({Client.class, OtherServices.class})
@ExtendWith(RunningOrder.AsNew.class)
@interface RunningOrder {

    final class WithPayment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("baedal.payment.url=" + FakePayment.RUNNING.url())
                    .applyTo(context);
        }
    }

    final class AsNew implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext test) {
            ApplicationContext order = SpringExtension.getApplicationContext(test);
            FakePayment.RUNNING.calm();
            order.getBean(CircuitBreakerRegistry.class)
                    .circuitBreaker("payment")
                    .reset();
            // A connection to a Payment that was away since is closed at its end; the pool would still hand it out.
            order.getBean(PoolingHttpClientConnectionManager.class).closeIdle(TimeValue.ZERO_MILLISECONDS);
            order.getBean(OtherServices.class).publishDemoMenus();
        }
    }
}
