package io.baedal.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Which services are ready, asked of all at the same time. Only for people to look at: the routes never ask it, and an
 * answer is up to a second old, so that looking often does not become load.
 */
@Component
final class ServiceStates {

    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final Duration FRESHNESS = Duration.ofSeconds(1);

    private final HttpClient client;
    private final Mono<Map<String, Boolean>> states;

    ServiceStates(HttpClient client, GatewaySettings settings) {
        this.client = client;
        this.states = Flux.fromIterable(settings.services().entrySet())
                .flatMap(service -> isReady(service.getValue()).map(ready -> Map.entry(service.getKey(), ready)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .cache(FRESHNESS);
    }

    Mono<Map<String, Boolean>> now() {
        return states;
    }

    /** Whatever keeps a service from saying that it is ready, it is not: the reason is in that service's own log. */
    private Mono<Boolean> isReady(URI service) {
        return client.get()
                .uri(service.resolve("/readyz"))
                .response()
                .map(answer -> answer.status().code() == 200)
                .timeout(PATIENCE)
                .onErrorReturn(false);
    }
}
