package io.baedal.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses what must not come in, before any route is looked up: a path that a service could read differently from us, a
 * body that is too large, and headers by which a client would say who it is or where it comes from.
 */
@Component
@Order(0)
final class Doorkeeper implements WebFilter {

    /** Empty and dot segments, path parameters, and the encoded forms of {@code / \ . ; %} and of control characters. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|/\\.{1,2}(?:/|$)|[;\\\\]|%(?:[01][0-9a-f]|7f|2[5ef]|3b|5c)", Pattern.CASE_INSENSITIVE);

    /** Asked of the services and of us where we run, and not from outside. */
    private static final List<PathPattern> INSIDE = Stream.of("/actuator/**", "/operations/**")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    /** The part of it that has routes: accounts and signing keys are Identity's, and stay inside. */
    private static final PathPattern OF_OPERATORS =
            PathPatternParser.defaultInstance.parse("/operations/{service:order|store|delivery|payment|dashboard}/**");

    /** What only we or a proxy of ours could say truly; and Expect and Upgrade, which are between the client and us. */
    private static final Set<String> OURS =
            Set.of("forwarded", "x-real-ip", "x-remote-user", "x-http-method-override", "expect", "upgrade");

    private static final List<String> OURS_BY_PREFIX = List.of(
            "x-forwarded-", "x-original-", "x-rewrite-", "x-user-", "x-customer-", "x-member-", "x-auth-", "x-role");

    private final GatewaySettings settings;
    private final ApplicationContext context;

    Doorkeeper(GatewaySettings settings, ApplicationContext context) {
        this.settings = settings;
        this.context = context;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // The management port has a context of its own, which borrows our filters.
        if (exchange.getApplicationContext() != context) {
            return chain.filter(exchange);
        }
        ServerHttpRequest request = exchange.getRequest();
        if (AMBIGUOUS.matcher(request.getURI().getRawPath()).find()) {
            return refuse(HttpStatus.BAD_REQUEST, "The path is not written in its plain form.");
        }
        // Not a route and not the page either, whoever comes to serve all other paths.
        if (isInside(request.getPath().pathWithinApplication())) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        if (request.getHeaders().getContentLength() > settings.maxBody().toBytes()) {
            return Mono.error(tooLarge());
        }
        // Asked of the request as it came: a client may name any header as hop-by-hop, also the length of its body.
        boolean hasBody = request.getHeaders().getContentLength() > 0
                || request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING);
        ServerHttpRequest plain = request.mutate().headers(Doorkeeper::strip).build();
        return chain.filter(
                exchange.mutate().request(hasBody ? limited(plain) : plain).build());
    }

    private static boolean isInside(PathContainer path) {
        return INSIDE.stream().anyMatch(pattern -> pattern.matches(path)) && !OF_OPERATORS.matches(path);
    }

    private static void strip(HttpHeaders headers) {
        // A client that names our header as hop-by-hop would have it dropped on the way to the service.
        headers.getConnection().stream()
                .filter(name -> !name.equalsIgnoreCase(CorrelationFilter.HEADER))
                .forEach(headers::remove);
        headers.remove(HttpHeaders.CONNECTION);
        List.copyOf(headers.headerNames()).stream().filter(Doorkeeper::isOurs).forEach(headers::remove);
    }

    private static boolean isOurs(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return OURS.contains(name) || OURS_BY_PREFIX.stream().anyMatch(name::startsWith);
    }

    /** Counts, because a chunked body does not say its length; what is too much is dropped, but read to its end. */
    private ServerHttpRequest limited(ServerHttpRequest request) {
        long limit = settings.maxBody().toBytes();
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                AtomicLong received = new AtomicLong();
                return getDelegate()
                        .getBody()
                        .<DataBuffer>handle((buffer, sink) -> {
                            if (received.addAndGet(buffer.readableByteCount()) <= limit) {
                                sink.next(buffer);
                            } else {
                                DataBufferUtils.release(buffer);
                            }
                        })
                        .concatWith(Mono.defer(() -> received.get() > limit ? Mono.error(tooLarge()) : Mono.empty()))
                        .takeUntilOther(Mono.delay(settings.requestTimeout()).then(Mono.error(Doorkeeper::tooSlow)));
            }
        };
    }

    private ResponseStatusException tooLarge() {
        return new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is larger than %d KiB.".formatted(settings.maxBody().toKilobytes()));
    }

    private static ResponseStatusException tooSlow() {
        return new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time.");
    }

    private static Mono<Void> refuse(HttpStatus status, String detail) {
        return Mono.error(new ResponseStatusException(status, detail));
    }
}
