package io.baedal.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.AccessMatrix;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Everybody at every endpoint; docs/access.md says who is let in. */
@RunningPayment
class AccessMatrixTests {

    @Autowired
    private ApplicationContext service;

    @Autowired
    private Client client;

    @Test
    void everyEndpointLetsInWhomTheTableNamesAndNobodyElse() {
        Map<String, Object> wanted = Client.authorization(Client.newOrderId(), Client.newKey());
        wanted.put("customerId", "customer");
        long id = client.authorize(wanted).id();
        String rows = AccessMatrix.of(service).where("/payinfos/{id}", () -> id).rows();

        assertThat(rows).isEqualTo(AccessMatrix.expected("payment"));
    }
}
