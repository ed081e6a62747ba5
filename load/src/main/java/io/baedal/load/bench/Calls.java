package io.baedal.load.bench;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** The calls that are made, by members who take turns. */
final class Calls {

    private static final int CREATED = 201;
    private static final int OK = 200;

    private Calls() {}

    /** Places orders, each with a key that was never used before. */
    static Target orders(int port, List<String> bodies, List<String> tokens) {
        List<byte[]> encoded = bodies.stream()
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .toList();
        String run = UUID.randomUUID() + "-";
        AtomicLong placed = new AtomicLong();
        return new Target(port, CREATED, () -> {
            long number = placed.getAndIncrement();
            FullHttpRequest request = request(HttpMethod.POST, "/orders", turn(encoded, number));
            HttpHeaders headers = request.headers();
            headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
            headers.setInt(HttpHeaderNames.CONTENT_LENGTH, request.content().readableBytes());
            headers.set("Idempotency-Key", run + number);
            return authorized(request, tokens, number);
        });
    }

    /** Reads, by the number of the call. */
    static Target reads(int port, LongFunction<String> paths, List<String> tokens) {
        AtomicLong read = new AtomicLong();
        Supplier<FullHttpRequest> next = () -> {
            long number = read.getAndIncrement();
            return authorized(request(HttpMethod.GET, paths.apply(number), new byte[0]), tokens, number);
        };
        return new Target(port, OK, next);
    }

    private static FullHttpRequest request(HttpMethod method, String path, byte[] body) {
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                method,
                path,
                Unpooled.wrappedBuffer(body),
                DefaultHttpHeadersFactory.headersFactory().newHeaders(),
                EmptyHttpHeaders.INSTANCE);
        request.headers().set(HttpHeaderNames.HOST, "127.0.0.1");
        return request;
    }

    private static FullHttpRequest authorized(FullHttpRequest request, List<String> tokens, long number) {
        if (!tokens.isEmpty()) {
            request.headers().set(HttpHeaderNames.AUTHORIZATION, "Bearer " + turn(tokens, number));
        }
        return request;
    }

    private static <T> T turn(List<T> all, long number) {
        return all.get((int) (number % all.size()));
    }
}
