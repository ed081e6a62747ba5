package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.order.PaymentClient.Authorization;
import io.baedal.order.PaymentClient.Hold;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignAutoConfiguration;

/** A service that has just come up, where much is made at its first use, and the first orders come at once. */
class FirstCallsTests {

    private final ApplicationContextRunner anew = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    FeignAutoConfiguration.class))
            .withUserConfiguration(Calling.class)
            .withPropertyValues("baedal.payment.url=" + FakePayment.RUNNING.url());

    @EnableFeignClients(clients = PaymentClient.class)
    private static final class Calling {}

    @RepeatedTest(5)
    void allOfThemReachPayment() {
        FakePayment.RUNNING.calm();
        anew.run(context -> {
            PaymentClient payment = context.getBean(PaymentClient.class);
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<Hold>> asked = LongStream.rangeClosed(1, 16)
                        .mapToObj(order -> CompletableFuture.supplyAsync(
                                () -> payment.authorize(
                                        new Authorization(order, 1, "tok_ok", "first " + order, "first")),
                                callers))
                        .toList();

                assertThat(asked)
                        .allSatisfy(hold -> assertThat(hold.join().price()).isEqualTo(1));
            }
        });
    }
}
