package io.baedal.order;

import feign.FeignException;
import feign.Response;
import feign.codec.ErrorDecoder;
import io.baedal.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientBuilderCustomizer;
import org.springframework.cloud.openfeign.clientconfig.HttpClient5FeignConfiguration.HttpClientConnectionManagerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a call travels to Payment and what its answers mean. */
@Configuration(proxyBeanMethods = false)
class PaymentTransport {

    /** Apache's client would send a POST again by itself after a 503 or 429: a second charge that nobody asked for. */
    @Bean
    HttpClientBuilderCustomizer neverSendTwice() {
        return client -> client.disableAutomaticRetries().disableRedirectHandling();
    }

    /**
     * A connection that Payment closed while it was idle, as in a restart, is found out before it costs an order. None lives
     * longer than an instance that is told to leave goes on serving (10 s).
     */
    @Bean
    HttpClientConnectionManagerBuilderCustomizer lookBeforeUse() {
        return pool -> pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(300))
                .setTimeToLive(TimeValue.ofSeconds(5))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build());
    }

    /**
     * Payment's business answers become refusals, which do not count for the breaker; everything else is a failure. That
     * it has too much to do is an answer too: it comes at once, and a breaker that opened would turn away the orders
     * that Payment still takes.
     */
    @Bean
    ErrorDecoder businessAnswers(JsonMapper mapper) {
        return (method, response) -> {
            JsonNode problem = problemIn(response, mapper);
            String code = problem.path("code").asString("");
            Refusal refusal = switch (code) {
                case "payment-declined", "order-canceled" ->
                    new OrderRefusal.PaymentDeclined(problem.path("detail").asString("The payment was declined."));
                case "idempotency-key-reused" -> new OrderRefusal.IdempotencyKeyReused();
                case "overloaded" -> new OrderRefusal.PaymentUnavailable(Payments.anyWait());
                default -> null;
            };
            return refusal != null ? refusal.toException() : FeignException.errorStatus(method, response);
        };
    }

    private static JsonNode problemIn(Response response, JsonMapper mapper) {
        if (response.body() == null) {
            return mapper.missingNode();
        }
        try (InputStream body = response.body().asInputStream()) {
            return mapper.readTree(body);
        } catch (IOException | JacksonException notAProblem) {
            return mapper.missingNode();
        }
    }
}
