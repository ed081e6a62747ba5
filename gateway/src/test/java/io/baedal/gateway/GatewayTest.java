package io.baedal.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.ServerSocket;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.test.context.ContextConfiguration;

/**
 * A gateway on a free port in front of stub services; all classes that carry it share the one context. Its time-outs
 * and its pool are small, so that the tests reach them.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=700ms",
            "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=4",
            "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=300",
            "baedal.gateway.max-waiting=2",
            "baedal.gateway.request-timeout=2s",
            "baedal.gateway.drain=100ms",
            "baedal.gateway.origins=http://localhost:8080,https://baedal.example",
        })
@ContextConfiguration(initializers = GatewayTest.Services.class)
@Import(GatewayTest.Outside.class)
@ExtendWith(GatewayTest.AsNew.class)
@interface GatewayTest {

    /** A client of the gateway; its port is known only when it is up. */
    @TestConfiguration
    class Outside {

        @Bean
        @Lazy
        Client client(@Value("${local.server.port}") int port) throws Exception {
            Client client = new Client(port);
            // On a busy machine the very first request takes longer than these time-outs, whatever it asks for.
            client.get("/");
            return client;
        }
    }

    /** No test hears what an earlier one sent. */
    final class AsNew implements BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext test) {
            Services.forget();
        }
    }

    final class Services implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        static final StubService ORDER = new StubService();
        static final StubService STORE = new StubService();
        static final StubService DELIVERY = new StubService();
        static final StubService PAYMENT = new StubService();
        static final StubService DASHBOARD = new StubService();
        static final StubService IDENTITY = new StubService();
        static final StubService FRONTEND = new StubService();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "baedal.gateway.services.order=" + ORDER.url(),
                            "baedal.gateway.services.store=" + STORE.url(),
                            "baedal.gateway.services.delivery=" + DELIVERY.url(),
                            "baedal.gateway.services.payment=" + PAYMENT.url(),
                            "baedal.gateway.services.dashboard=" + DASHBOARD.url(),
                            "baedal.gateway.services.identity=" + IDENTITY.url(),
                            "baedal.gateway.services.frontend=" + FRONTEND.url(),
                            // Not 0: the routes know the management port by its number.
                            "management.server.port=" + freePort())
                    .applyTo(context);
        }

        private static void forget() {
            for (StubService service :
                    new StubService[] {ORDER, STORE, DELIVERY, PAYMENT, DASHBOARD, IDENTITY, FRONTEND}) {
                service.forget();
            }
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
