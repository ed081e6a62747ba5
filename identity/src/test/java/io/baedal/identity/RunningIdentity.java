package io.baedal.identity;

import io.baedal.platform.WithBroker;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole service with a real broker and the demo accounts; one for all tests, which sign up members of their own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "baedal.identity.demo-accounts=true",
            "baedal.identity.clients.order=secret-of-the-test",
            // A busy machine must not make a test of something else run out of connections.
            "spring.datasource.hikari.connection-timeout=5000",
        })
@ContextConfiguration(initializers = WithBroker.class)
@Import(Client.class)
@interface RunningIdentity {}
