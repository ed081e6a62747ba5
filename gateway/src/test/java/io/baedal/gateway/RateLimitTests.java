package io.baedal.gateway;

import static io.baedal.gateway.Client.assertProblem;
import static io.baedal.gateway.GatewayTest.Services.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** An address may write three times at once and then once a second here. */
@GatewayTest
@TestPropertySource(
        properties = {"baedal.gateway.writes-per-address.burst=3", "baedal.gateway.writes-per-address.per-second=1"})
class RateLimitTests {

    @Autowired
    private Client client;

    @Test
    void refusesWhoWritesTooOftenAndSaysWhenToComeAgain() throws Exception {
        HttpResponse<String> refused = client.postUntilRefused("/orders", "{}");

        assertProblem(refused, 429, "too-many-requests");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(ORDER.received).isNotEmpty().hasSizeLessThan(10);
    }

    @Test
    void doesNotCountReading() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(client.get("/orders").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:aaaa::1, 20010db800010002",
        "2001:db8:1:2:bbbb::9, 20010db800010002"
    })
    void knowsAnAddressByItsNetwork(String address, String key) throws UnknownHostException {
        assertThat(RateLimit.keyOf(new InetSocketAddress(InetAddress.getByName(address), 1)))
                .isEqualTo(key);
    }
}
