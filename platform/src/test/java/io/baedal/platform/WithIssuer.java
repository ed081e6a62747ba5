package io.baedal.platform;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Lets a test's service believe the {@link FakeIssuer}; who calls by MockMvc without a token is its tester. */
public final class WithIssuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "baedal.security.issuer=" + FakeIssuer.NAME,
                        "baedal.security.identity=" + FakeIssuer.RUNNING.url())
                .applyTo(context);
        MockMvcBuilderCustomizer asTheTester = mvc -> mvc.defaultRequest(
                MockMvcRequestBuilders.get("/").header("Authorization", "Bearer " + FakeIssuer.RUNNING.token()));
        context.getBeanFactory().registerSingleton("asTheTester", asTheTester);
    }
}
