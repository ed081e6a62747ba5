package io.baedal.gateway;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import org.springframework.cloud.gateway.filter.headers.observation.DefaultGatewayObservationConvention;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayContext;
import org.springframework.cloud.gateway.filter.headers.observation.GatewayObservationConvention;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

/** What the spans of a request are called: by default only its method, whatever it asks for and whomever it goes to. */
@Profile("tracing")
@Configuration(proxyBeanMethods = false)
class TraceNames {

    @Bean
    ServerRequestObservationConvention requestsByPath() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public String getContextualName(ServerRequestObservationContext context) {
                Object path = context.getAttributes().get(GATEWAY_PREDICATE_MATCHED_PATH_ATTR);
                String name = super.getContextualName(context);
                return path == null ? name : name + " " + path;
            }
        };
    }

    @Bean
    GatewayObservationConvention callsByRoute() {
        return new DefaultGatewayObservationConvention() {
            @Override
            public String getContextualName(GatewayContext context) {
                Route route = context.getServerWebExchange().getRequiredAttribute(GATEWAY_ROUTE_ATTR);
                return super.getContextualName(context) + " " + route.getId();
            }
        };
    }
}
