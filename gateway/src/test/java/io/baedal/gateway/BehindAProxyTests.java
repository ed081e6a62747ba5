package io.baedal.gateway;

import static io.baedal.gateway.GatewayTest.Services.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** With one proxy of ours in front: it adds whom it saw to whatever the client claims. */
@GatewayTest
@TestPropertySource(properties = "baedal.gateway.proxies=1")
class BehindAProxyTests {

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "'198.51.100.1, 203.0.113.7', 203.0.113.7",
    })
    void aRequestComesFromWhereTheProxySaysAndNotFromWhereItsClientSays(String header, String address)
            throws Exception {
        client.post("/auth/login", "{}", "X-Forwarded-For", header);

        assertThat(IDENTITY.received).singleElement().satisfies(request -> {
            assertThat(request.header("X-Real-IP")).isEqualTo(address);
            assertThat(request.header("X-Forwarded-For")).isNull();
        });
    }
}
