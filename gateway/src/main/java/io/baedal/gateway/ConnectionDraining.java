package io.baedal.gateway;

import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets our clients go before we end: a connection that is kept alive is closed by us as soon as we stop, and a client that is
 * just sending its next request over it does not know what came of that. So for a while every answer asks for the
 * connection's end, which a client hears before it sends again. Where nobody has asked for as long, nobody is waited for.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConnectionDraining implements WebFilter, SmartLifecycle {

    private final GatewaySettings settings;
    private volatile long lastAsked;
    private volatile boolean serving;

    ConnectionDraining(GatewaySettings settings) {
        this.settings = settings;
        this.lastAsked = System.nanoTime() - settings.drain().toNanos();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (serving) {
            lastAsked = System.nanoTime();
        }
        exchange.getResponse().beforeCommit(() -> {
            if (!serving) {
                exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    @Override
    public void start() {
        serving = true;
    }

    /** Last of all to start and so first to stop, while the server still takes requests. */
    @Override
    public void stop() {
        serving = false;
        try {
            TimeUnit.NANOSECONDS.sleep(lastAsked + settings.drain().toNanos() - System.nanoTime());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return serving;
    }

    /** A context that pauses, as those of tests do, comes back to the same clients. */
    @Override
    public boolean isPauseable() {
        return false;
    }
}
