package io.baedal.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class TraceNamesTests {

    private final TraceNames names = new TraceNames();
    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/orders/7"));

    @Test
    void aRequestIsCalledByThePathOfItsRoute() {
        assertThat(requestName()).isEqualTo("http post");
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR, "/orders/**");
        assertThat(requestName()).isEqualTo("http post /orders/**");
    }

    @Test
    void aCallIsCalledByTheServiceThatItGoesTo() {
        exchange.getAttributes()
                .put(
                        ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR,
                        Route.async()
                                .id("order")
                                .uri("http://localhost")
                                .predicate(_ -> true)
                                .build());

        assertThat(names.callsByRoute()
                        .getContextualName(new GatewayContext(
                                exchange.getRequest().getHeaders(), exchange.getRequest(), exchange)))
                .isEqualTo("HTTP POST order");
    }

    private String requestName() {
        return names.requestsByPath()
                .getContextualName(new ServerRequestObservationContext(
                        exchange.getRequest(), exchange.getResponse(), exchange.getAttributes()));
    }
}
