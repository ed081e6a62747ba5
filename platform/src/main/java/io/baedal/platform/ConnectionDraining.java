package io.baedal.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Lets our callers go before we end: Tomcat closes a connection that is kept alive as soon as it stops, and a caller that
 * is just sending its next request over it does not know what came of that. So for a while nobody new is taken, and each
 * answer over a connection that is there is its last. Callers keep a connection for no longer than this takes, so where
 * nobody has asked for as long there is nobody to wait for.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConnectionDraining implements Filter, TomcatConnectorCustomizer, SmartLifecycle {

    private final List<Connector> connectors = new CopyOnWriteArrayList<>();
    private final Duration patience;
    private volatile long lastAsked;
    private volatile boolean serving;

    ConnectionDraining(Duration patience) {
        this.patience = patience;
        this.lastAsked = System.nanoTime() - patience.toNanos();
    }

    @Override
    public void customize(Connector connector) {
        connectors.add(connector);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (serving) {
            lastAsked = System.nanoTime();
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        serving = true;
    }

    /** Last of all to start and so first to stop, while the server still takes requests. */
    @Override
    public void stop() {
        serving = false;
        for (Connector connector : connectors) {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxKeepAliveRequests(1);
                http.closeServerSocketGraceful();
            }
        }
        try {
            TimeUnit.NANOSECONDS.sleep(lastAsked + patience.toNanos() - System.nanoTime());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return serving;
    }

    /** A context that pauses, as those of tests do, comes back to the same callers. */
    @Override
    public boolean isPauseable() {
        return false;
    }
}
