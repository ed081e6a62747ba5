package io.baedal.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/**
 * At {@code /status}: which services are there and what to try, also while the frontend is away. Everything else that no
 * service takes is the frontend's.
 */
@Component
final class StatusPage implements WebHandler {

    private final ServiceStates states;
    private final String template;
    private final String contentSecurityPolicy;

    StatusPage(ServiceStates states, @Value("classpath:status.html") Resource template) throws IOException {
        this.states = states;
        this.template = template.getContentAsString(UTF_8);
        this.contentSecurityPolicy = ("default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; "
                        + "form-action 'none'; frame-ancestors 'none'")
                .formatted(hashOfStyle(this.template));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        return states.now().flatMap(now -> write(exchange.getResponse(), page(exchange.getRequest(), now)));
    }

    private String page(ServerHttpRequest request, Map<String, Boolean> now) {
        String base = HtmlUtils.htmlEscape(
                request.getURI().getScheme() + "://" + request.getURI().getRawAuthority());
        String page = template.replace("{{base}}", base);
        for (Map.Entry<String, Boolean> service : now.entrySet()) {
            page = page.replace(
                    "{{%s}}".formatted(service.getKey()),
                    service.getValue()
                            ? "<span class=\"up\">정상 <i lang=\"en\">up</i></span>"
                            : "<span class=\"away\">응답 없음 <i lang=\"en\">away</i></span>");
        }
        return page;
    }

    private Mono<Void> write(ServerHttpResponse response, String page) {
        byte[] body = page.getBytes(UTF_8);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, UTF_8));
        response.getHeaders().setContentLength(body.length);
        response.getHeaders().setCacheControl("no-store");
        response.getHeaders().set("Content-Security-Policy", contentSecurityPolicy);
        response.getHeaders().set("Referrer-Policy", "no-referrer");
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    /** Allows the page's one style sheet and no other, without opening the policy to inline styles. */
    private static String hashOfStyle(String template) {
        String start = "<style>";
        String style = template.substring(template.indexOf(start) + start.length(), template.indexOf("</style>"));
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("expected every JDK to know SHA-256", missing);
        }
    }
}
