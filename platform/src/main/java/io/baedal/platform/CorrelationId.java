package io.baedal.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One id for everything that a request sets off: it comes from the gateway, is in every log line, goes out with the
 * events of the request's transaction and comes back into the log of whoever reacts to them.
 */
final class CorrelationId extends OncePerRequestFilter {

    static final String HEADER = "X-Correlation-Id";
    static final String MDC_KEY = "correlationId";

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        String id = isAllowed(given) ? given : UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        try (MDC.MDCCloseable _ = MDC.putCloseable(MDC_KEY, id)) {
            chain.doFilter(request, response);
        }
    }

    /** Whoever sends it chooses it: an odd one would break the log's lines or the outbox's column. */
    static boolean isAllowed(@Nullable String id) {
        return id != null && ALLOWED.matcher(id).matches();
    }

    static @Nullable String current() {
        String id = MDC.get(MDC_KEY);
        return id == null || id.isEmpty() ? null : id;
    }
}
