package io.baedal.gateway;

import static io.baedal.gateway.GatewayTest.Services.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A gateway that was started while the issuer is away knows no keys; the services behind it may. */
@GatewayTest
@TestPropertySource(properties = "baedal.gateway.issuer.jwks=http://127.0.0.1:1/jwks")
class IssuerAwayTests {

    private static final String TOKEN = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImtleSJ9.eyJzdWIiOiI3In0.c2ln";

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource({"Authorization, Bearer " + TOKEN, "Cookie, baedal-token=" + TOKEN})
    void handsOnWhatItCannotJudge(String header, String value) throws Exception {
        assertThat(client.get("/orders", header, value).statusCode()).isEqualTo(200);

        assertThat(ORDER.received)
                .extracting(request -> request.header("Authorization"))
                .containsExactly("Bearer " + TOKEN);
    }

    @Test
    void refusesWhatIsNoToken() throws Exception {
        assertThat(client.get("/orders", "Authorization", "Bearer garbage").statusCode())
                .isEqualTo(401);
    }
}
