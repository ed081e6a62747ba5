package io.baedal.load.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** One open stream of the dashboard: asks for it, and tells of every row that comes. */
final class Lines extends SimpleChannelInboundHandler<ByteBuf> {

    /** Longer than any row. */
    static final int LONGEST = 65_536;

    private static final String ORDER_ID = "\"orderId\":";

    private final String token;
    private final Rows rows;

    Lines(String token, Rows rows) {
        this.token = token;
        this.rows = rows;
    }

    interface Rows {

        void seen(long orderId, long nanos);
    }

    /** The status and the bytes of an answer that never ends. */
    static final class Body extends MessageToMessageDecoder<HttpObject> {

        private final Consumer<HttpResponseStatus> answered;

        Body(Consumer<HttpResponseStatus> answered) {
            this.answered = answered;
        }

        @Override
        protected void decode(ChannelHandlerContext context, HttpObject part, List<Object> bytes) {
            if (part instanceof HttpResponse answer) {
                answered.accept(answer.status());
            }
            if (part instanceof HttpContent content) {
                bytes.add(content.content().retain());
            }
        }
    }

    /** Of a line that has a row in it; the first number is enough, because a row begins with its order. */
    static OptionalLong orderId(String line) {
        int start = line.startsWith("data:") ? line.indexOf(ORDER_ID) : -1;
        if (start < 0) {
            return OptionalLong.empty();
        }
        int end = start + ORDER_ID.length();
        long orderId = 0;
        while (end < line.length() && Character.isDigit(line.charAt(end))) {
            orderId = 10 * orderId + Character.digit(line.charAt(end), 10);
            end++;
        }
        return OptionalLong.of(orderId);
    }

    @Override
    public void channelActive(ChannelHandlerContext opened) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/dashboards/stream");
        request.headers()
                .set(HttpHeaderNames.HOST, "127.0.0.1")
                .set(HttpHeaderNames.ACCEPT, "text/event-stream")
                .set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        opened.writeAndFlush(request);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf line) {
        orderId(line.toString(StandardCharsets.UTF_8)).ifPresent(order -> rows.seen(order, System.nanoTime()));
    }
}
