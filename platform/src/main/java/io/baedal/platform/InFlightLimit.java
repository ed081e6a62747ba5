package io.baedal.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Bounds the requests in work, in front of any transaction: virtual threads have no pool that would. Over the limit the
 * answer is 503 at once instead of a queue. Reads may only use three quarters of the places, so that they give way to
 * writes. Probes and metrics always pass; a stream frees its place as soon as it is open.
 */
final class InFlightLimit extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> ALWAYS = Set.of("/livez", "/readyz");

    private final Semaphore all;
    private final Semaphore reads;
    /** Asked late: filters are made before the MVC beans. */
    private final Supplier<HandlerExceptionResolver> problems;

    private final Counter refused;

    InFlightLimit(int limit, Supplier<HandlerExceptionResolver> problems, MeterRegistry meters) {
        this.all = new Semaphore(limit);
        this.reads = new Semaphore(Math.max(1, limit * 3 / 4));
        this.problems = problems;
        this.refused = Counter.builder("baedal.http.refused")
                .description("requests answered 503 overloaded because too many were in work")
                .register(meters);
        Gauge.builder("baedal.http.in.flight", all, places -> limit - places.availablePermits())
                .description("requests in work")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return ALWAYS.contains(path) || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean read = READS.contains(request.getMethod());
        if (read && !reads.tryAcquire()) {
            refuse(request, response);
            return;
        }
        try {
            if (!all.tryAcquire()) {
                refuse(request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                all.release();
            }
        } finally {
            if (read) {
                reads.release();
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        refused.increment();
        problems.get().resolveException(request, response, null, new Refusal.Overloaded().toException());
    }
}
