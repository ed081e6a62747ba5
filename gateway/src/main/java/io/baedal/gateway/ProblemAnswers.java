package io.baedal.gateway;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where a failure of ours becomes an answer. A service's own problem never comes here: it passes as it is.
 * An answer that has begun cannot become a problem any more; it is cut off, so that nobody takes the half for the whole.
 */
@Component
@Order(-2)
final class ProblemAnswers implements ErrorWebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    private final JsonMapper json;

    ProblemAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        Connection client = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        if (client.isDisposed()) {
            return Mono.empty();
        }
        boolean asked = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR) != null;
        Problem problem = Problem.of(failure, asked);
        tell(exchange, problem, failure);
        if (exchange.getResponse().isCommitted()) {
            client.dispose();
            return Mono.empty();
        }
        return answer(exchange, problem);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(problem.status());
        HttpHeaders headers = response.getHeaders();
        // A service that broke off may have left the headers of the answer it did not finish.
        Set<String> left =
                exchange.getAttributeOrDefault(ServerWebExchangeUtils.CLIENT_RESPONSE_HEADER_NAMES, Set.<String>of());
        left.forEach(headers::remove);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.isRetryable()) {
            headers.set(HttpHeaders.RETRY_AFTER, secondsToWait());
        }
        byte[] body = json.writeValueAsBytes(detailOf(problem));
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Spread out: clients that were sent away together would come back together. */
    private static String secondsToWait() {
        return String.valueOf(ThreadLocalRandom.current().nextInt(1, 6));
    }

    private static ProblemDetail detailOf(Problem problem) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        detail.setType(URI.create("urn:baedal:problem:" + problem.code()));
        detail.setTitle(problem.status().getReasonPhrase());
        detail.setProperty("code", problem.code());
        return detail;
    }

    /** A refusal is the client's affair and not worth a line; the stack trace of the rest is there at debug. */
    private static void tell(ServerWebExchange exchange, Problem problem, Throwable failure) {
        if (!problem.status().is5xxServerError()) {
            return;
        }
        String id = exchange.getAttributeOrDefault(CorrelationFilter.ATTRIBUTE, "");
        try (MDC.MDCCloseable _ = MDC.putCloseable(CorrelationFilter.ATTRIBUTE, id)) {
            log.warn(
                    "{} {}: {} ({})",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getURI().getRawPath(),
                    problem.code(),
                    failure.toString());
            log.debug("{}", problem.code(), failure);
        }
    }
}
