package io.baedal.frontend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The one HTML document of the application, whatever its page. It is written anew for each answer, because the nonce in it
 * is the one of that answer's policy: only scripts and styles that we wrote into it or serve ourselves may run.
 */
@Component
class IndexPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);
    private static final String POLICY = "default-src 'none'; script-src 'self' 'nonce-%1$s'; "
            + "style-src 'self' 'nonce-%1$s'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; "
            + "connect-src 'self'%2$s; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final SecureRandom random = new SecureRandom();
    private final FrontendSettings settings;
    private final String template;

    IndexPage(FrontendSettings settings, @Value("classpath:pages/index.html") Resource template) throws IOException {
        this.settings = settings;
        this.template = template.getContentAsString(UTF_8)
                .replace("{{demo}}", String.valueOf(settings.demo()))
                .replace("{{port}}", String.valueOf(settings.port()))
                .replace("{{gateway}}", settings.gatewayPort() == null ? "" : String.valueOf(settings.gatewayPort()));
    }

    ServerResponse answer(ServerRequest request) {
        String nonce = nonce();
        return ServerResponse.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY.formatted(nonce, gateway(request)))
                .header("Referrer-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
                .body(template.replace("{{nonce}}", nonce));
    }

    /** For pages that were opened on our port; those that came through the gateway find it at their own origin. */
    private String gateway(ServerRequest request) {
        String host = request.uri().getHost();
        return settings.gatewayPort() == null || host == null
                ? ""
                : " http://%s:%d".formatted(host, settings.gatewayPort());
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
