package io.baedal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.ServiceClient.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** A service that has just come up, where everything is made at its first use. */
@RunningOrder
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class FirstCallsTests {

    @Test
    void theFirstOrdersMayComeAtOnce(@Autowired Client client) {
        List<CompletableFuture<Answer>> asked = Stream.generate(
                        () -> client.orderLater(Client.chickens(Client.newCustomer()), null))
                .limit(8)
                .toList();

        assertThat(asked)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(201));
    }
}
