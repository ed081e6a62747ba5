package io.baedal.platform;

import com.netflix.concurrency.limits.Limiter.Listener;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Bounds the requests in work, in front of any transaction: virtual threads have no pool that would. Over the limit the
 * answer is 503 at once instead of a queue. The limit goes down a tenth with each write that took too long and up by one
 * with each that did not, so that a busy machine takes what it can finish in time. Reads may only use three quarters of
 * it, so that they give way to writes. Probes and metrics always pass; a stream frees its place as soon as it is open.
 */
final class InFlightLimit extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> ALWAYS = Set.of("/livez", "/readyz");
    private static final int SMALLEST_SHARE = 16;

    private final SimpleLimiter<Void> all;
    private final AtomicInteger reads = new AtomicInteger();
    /** Asked late: filters are made before the MVC beans. */
    private final Supplier<HandlerExceptionResolver> problems;

    private final Counter refused;

    /** @param slow what a write may take before the limit goes down: above a slow payment, below its time-out */
    InFlightLimit(int limit, Duration slow, Supplier<HandlerExceptionResolver> problems, MeterRegistry meters) {
        AIMDLimit adapting = AIMDLimit.newBuilder()
                .initialLimit(limit)
                .maxLimit(limit)
                .minLimit(Math.max(1, limit / SMALLEST_SHARE))
                .timeout(slow.toNanos(), TimeUnit.NANOSECONDS)
                .build();
        this.all = SimpleLimiter.newBuilder().limit(adapting).build();
        this.problems = problems;
        this.refused = Counter.builder("baedal.http.refused")
                .description("requests answered 503 overloaded because too many were in work")
                .register(meters);
        Gauge.builder("baedal.http.in.flight", all, SimpleLimiter::getInflight)
                .description("requests in work")
                .register(meters);
        Gauge.builder("baedal.http.limit", all, SimpleLimiter::getLimit)
                .description("requests that may be in work")
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
        if (!READS.contains(request.getMethod())) {
            pass(request, response, chain, Listener::onSuccess);
            return;
        }
        try {
            if (reads.incrementAndGet() > Math.max(1, all.getLimit() * 3 / 4)) {
                refuse(request, response);
            } else {
                pass(request, response, chain, Listener::onIgnore);
            }
        } finally {
            reads.decrementAndGet();
        }
    }

    /** Reads say nothing about the limit: they are quick when writes are not. */
    private void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Consumer<Listener> done)
            throws ServletException, IOException {
        Optional<Listener> place = all.acquire(null);
        if (place.isEmpty()) {
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            done.accept(place.get());
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        refused.increment();
        problems.get().resolveException(request, response, null, new Refusal.Overloaded().toException());
    }
}
