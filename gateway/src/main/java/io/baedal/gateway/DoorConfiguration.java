package io.baedal.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Hooks;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClient;

/**
 * Who may call from a browser, how we reach the services, and what we answer ourselves. CORS is a filter and not the gateway's own
 * {@code globalcors}, because that speaks on routes only and a page could not read our 404 or 413.
 */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DoorConfiguration.class);

    /** Before the routes, which are at 1 and whose last one takes everything. */
    private static final int BEFORE_THE_ROUTES = 0;

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    CorsWebFilter cors(GatewaySettings settings) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.origins());
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        cors.setAllowedHeaders(List.of("Content-Type", "Authorization", "Idempotency-Key", CorrelationFilter.HEADER));
        cors.setExposedHeaders(List.of("Location", "Retry-After", CorrelationFilter.HEADER));
        // For pages that were opened past us, on the frontend's own port; the origins are named, never a star.
        cors.setAllowCredentials(true);
        cors.setMaxAge(Duration.ofMinutes(30));
        return new CorsWebFilter(_ -> cors, new DefaultCorsProcessor() {
            /** An empty 403 by default; thrown, it becomes a problem like all others. */
            @Override
            protected void rejectRequest(ServerHttpResponse response) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN, "This origin may not do that.");
            }
        });
    }

    /** Declared here by its parent's name: a scanned factory would have to be built early, just to ask what it makes. */
    @Bean
    HttpClientFactory serviceConnections(
            GatewaySettings settings,
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers) {
        return new ServiceConnections(settings, properties, server, ssl, customizers);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ReactiveJwtDecoder tokens(HttpClient http, GatewaySettings settings, Clock clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(
                        new IssuerKeys(http, settings.issuer(), clock)::of)
                .build();
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return new RememberedTokens(
                decoder, JwtValidators.createDefaultWithIssuer(settings.issuer().name()), IssuerKeys.GOOD_FOR);
    }

    /** Who hangs up when nobody reads any more is no error; Reactor's own word for it is an ERROR with a stack trace. */
    @Bean
    SmartInitializingSingleton hangingUpIsNoError() {
        return () -> Hooks.onErrorDropped(failure -> {
            if (!(failure instanceof AbortedException)) {
                LOG.error("nobody was there to hear of a failure", failure);
            }
        });
    }

    @Bean
    SimpleUrlHandlerMapping status(StatusPage statusPage) {
        return new SimpleUrlHandlerMapping(Map.of("/status", statusPage), BEFORE_THE_ROUTES);
    }
}
