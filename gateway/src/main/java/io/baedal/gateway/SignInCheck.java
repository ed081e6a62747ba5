package io.baedal.gateway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds out who calls, by bearer token or by the pages' cookie, which becomes a bearer token here. A token that is
 * certainly bad goes no further; what needs one at all is known by the services alone, and they look at it again. A
 * cookie is sent by the browser whoever made it send something, so with a cookie nothing is changed from a foreign page.
 */
@Component
@Order(1)
final class SignInCheck implements WebFilter {

    /** The subject of a token that we have checked. */
    static final String CALLER = "caller";

    static final String COOKIE = "baedal-token";

    static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private static final String BEARER = "Bearer ";

    private final ReactiveJwtDecoder tokens;

    SignInCheck(ReactiveJwtDecoder tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String authorization = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        HttpCookie cookie = request.getCookies().getFirst(COOKIE);
        ServerWebExchange without = cookie == null ? exchange : withoutCookie(exchange);
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? byToken(without, chain, authorization.substring(BEARER.length()))
                    : chain.filter(without);
        }
        return cookie == null || cookie.getValue().isEmpty()
                ? chain.filter(without)
                : byCookie(without, chain, cookie.getValue());
    }

    private Mono<Void> byToken(ServerWebExchange exchange, WebFilterChain chain, String token) {
        return caller(token)
                .onErrorMap(BadJwtException.class, SignInCheck::refusal)
                .flatMap(caller -> chain.filter(knowing(exchange, caller)));
    }

    /** One that has expired is no reason to refuse anything: whoever has it may be about to sign in again. */
    private Mono<Void> byCookie(ServerWebExchange exchange, WebFilterChain chain, String token) {
        ServerHttpRequest request = exchange.getRequest();
        if (!READING.contains(request.getMethod()) && request.getHeaders().getOrigin() == null) {
            return Mono.error(new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "With a cookie the page that asks has to be named (Origin)."));
        }
        return caller(token)
                .map(caller -> knowing(withToken(exchange, token), caller))
                .onErrorResume(BadJwtException.class, _ -> Mono.just(exchange))
                .flatMap(chain::filter);
    }

    /** Empty when nobody can tell, because the issuer is away and never told us its keys; then the services tell. */
    private Mono<Optional<String>> caller(String token) {
        return tokens.decode(token)
                .map(decoded -> Optional.ofNullable(decoded.getSubject()))
                .onErrorResume(failure -> !(failure instanceof BadJwtException), _ -> Mono.just(Optional.empty()));
    }

    private static ServerWebExchange knowing(ServerWebExchange exchange, Optional<String> caller) {
        caller.ifPresent(known -> exchange.getAttributes().put(CALLER, known));
        return exchange;
    }

    private static ServerWebExchange withToken(ServerWebExchange exchange, String token) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setBearerAuth(token)))
                .build();
    }

    private static ServerWebExchange withoutCookie(ServerWebExchange exchange) {
        String others = exchange.getRequest().getCookies().values().stream()
                .flatMap(List::stream)
                .filter(cookie -> !cookie.getName().equals(COOKIE))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    if (others.isEmpty()) {
                        headers.remove(HttpHeaders.COOKIE);
                    } else {
                        headers.set(HttpHeaders.COOKIE, others);
                    }
                }))
                .build();
    }

    private static ResponseStatusException refusal(Throwable bad) {
        return new ResponseStatusException(HttpStatus.UNAUTHORIZED, "The token is not valid.", bad);
    }
}
