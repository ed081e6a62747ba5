package io.baedal.gateway;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every answer tells the browser not to do. A page brings a content policy of its own; any other answer is no page,
 * and nothing in it may be run or framed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityHeaders implements WebFilter {

    private static final String POLICY = "Content-Security-Policy";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
            // Means something over HTTPS only; a browser does not hear it otherwise.
            headers.set("Strict-Transport-Security", "max-age=31536000");
            setWhereNothingIsSaid(headers, POLICY, "default-src 'none'; frame-ancestors 'none'");
            // Not "no-referrer": a form that is sent from such a page names no Origin, and we refuse those.
            setWhereNothingIsSaid(headers, "Referrer-Policy", "same-origin");
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private static void setWhereNothingIsSaid(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
