package io.baedal.load.bench;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** Makes one call after the other over a connection that stays open. */
final class Caller extends SimpleChannelInboundHandler<HttpObject> {

    private final Flow flow;
    private @Nullable ChannelHandlerContext context;
    private @Nullable HttpResponse response;
    private boolean busy;
    private long from;

    Caller(Flow flow) {
        this.flow = flow;
    }

    /** The latency counts from there, which may be before now. */
    void send(FullHttpRequest request, long from) {
        this.from = from;
        busy = true;
        context.writeAndFlush(request, context.voidPromise());
    }

    void close() {
        context.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext opened) {
        context = opened;
        flow.free(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext same, HttpObject part) {
        if (part instanceof HttpResponse head) {
            response = head;
        }
        if (part instanceof LastHttpContent) {
            busy = false;
            flow.answered(response, from);
            flow.free(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        if (busy) {
            flow.fail();
        }
        flow.lost(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext broken, Throwable cause) {
        broken.close();
    }
}
