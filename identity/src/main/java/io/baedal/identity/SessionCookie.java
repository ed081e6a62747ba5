package io.baedal.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The pages' cookie, whose value is a token. No script reads it and no foreign site sends it; the gateway knows it by the
 * same name.
 */
final class SessionCookie {

    private static final String NAME = "baedal-token";

    private SessionCookie() {}

    /** An empty token that lasts for no time takes it away. Without HTTPS, as on a laptop, it cannot ask for HTTPS. */
    static String of(String token, Duration lifetime, HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(origin != null && origin.startsWith("https:"))
                .path("/")
                .maxAge(lifetime)
                .build()
                .toString();
    }
}
