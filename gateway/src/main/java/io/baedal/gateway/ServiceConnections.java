package io.baedal.gateway;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The connections to the services: what the properties of Spring Cloud Gateway cannot say. When a pooled connection turns
 * out to be reset, the client sends the request again by itself, a POST too, if it believes that nothing was sent. What
 * it believes has changed between its releases, and a second POST may be a second order: so that is off, and only the
 * Retry filter repeats, and only a GET.
 */
final class ServiceConnections extends HttpClientFactory {

    private final GatewaySettings settings;

    ServiceConnections(
            GatewaySettings settings,
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers) {
        super(properties, server, ssl, customizers);
        this.settings = settings;
    }

    @Override
    protected HttpClient createInstance() {
        // By default a name server that is silent is waited for 5 s, and the connect time-out does not count that.
        return super.createInstance()
                .disableRetry(true)
                .resolver(names -> names.queryTimeout(settings.resolveTimeout()));
    }

    /** Without this the queue behind a full pool has no end, and spectators would fill the dashboard's. */
    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
        ConnectionProvider.Builder builder =
                super.buildConnectionProvider(properties).mutate();
        if (builder == null) {
            throw new IllegalStateException("expected a pool that can be bounded, but its type is "
                    + properties.getPool().getType());
        }
        HttpClientProperties.Pool general = properties.getPool();
        URI dashboard = settings.services().get("dashboard");
        return builder.pendingAcquireMaxCount(settings.maxWaiting())
                // A host with a pool of its own has none of the general settings, so they are said again.
                .forRemoteHost(
                        InetSocketAddress.createUnresolved(dashboard.getHost(), portOf(dashboard)),
                        pool -> pool.maxConnections(settings.maxStreams())
                                .pendingAcquireMaxCount(settings.maxWaiting())
                                .pendingAcquireTimeout(Duration.ofMillis(general.getAcquireTimeout()))
                                .maxIdleTime(general.getMaxIdleTime())
                                .maxLifeTime(general.getMaxLifeTime())
                                .evictInBackground(general.getEvictionInterval())
                                .lifo())
                .build();
    }

    private static int portOf(URI service) {
        if (service.getPort() != -1) {
            return service.getPort();
        }
        return "https".equals(service.getScheme()) ? 443 : 80;
    }
}
