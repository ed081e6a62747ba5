package io.baedal.load.bench;

import io.baedal.load.bench.Flow.Answers;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Makes the calls, over HTTP/1.1 connections that stay open. It shares the processors with what it measures, so it has
 * one thread that never waits for an answer.
 */
final class Generator implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration FOR_ANSWERS = Duration.ofSeconds(15);
    private static final long RECONNECT_MILLIS = 100;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();

    /** As fast as that many callers can, each of whom waits for an answer before asking again. */
    Round closed(Target target, int connections, Duration time, Answers answers) {
        ClosedFlow flow = new ClosedFlow(target, time, answers);
        ChannelGroup channels = open(flow, target, connections);
        inLoop(() -> {
            flow.begin();
            return flow;
        });
        parkUntil(System.nanoTime() + time.toNanos());
        return finish(flow, channels, seconds(time));
    }

    /** At a fixed rate, whatever becomes of the calls before. */
    Round open(Target target, int connections, double perSecond, Duration time, Answers answers) {
        OpenFlow flow = new OpenFlow(target, answers);
        ChannelGroup channels = open(flow, target, connections);
        Arrivals arrivals = new Arrivals(System.nanoTime(), perSecond);
        for (long number = 0; number < arrivals.within(seconds(time)); number++) {
            long due = arrivals.dueNanos(number);
            parkUntil(due);
            loop.execute(() -> flow.arrive(due));
        }
        inLoop(() -> {
            flow.end();
            return flow;
        });
        return finish(flow, channels, seconds(time));
    }

    /**
     * A stream for each of the watchers, open until the group is closed. They come one after the other: of a thousand at
     * once the gateway does not connect all in time.
     *
     * @throws IllegalStateException when one is refused
     */
    ChannelGroup watch(int port, String token, List<? extends Lines.Rows> watchers) {
        ChannelGroup channels = new DefaultChannelGroup(loop);
        for (Lines.Rows watcher : watchers) {
            CompletableFuture<HttpResponseStatus> answer = new CompletableFuture<>();
            channels.add(connect(
                            port,
                            () -> List.of(
                                    new HttpClientCodec(),
                                    new Lines.Body(answer::complete),
                                    new LineBasedFrameDecoder(Lines.LONGEST),
                                    new Lines(token, watcher)))
                    .syncUninterruptibly()
                    .channel());
            HttpResponseStatus status =
                    answer.orTimeout(FOR_ANSWERS.toSeconds(), TimeUnit.SECONDS).join();
            if (!status.equals(HttpResponseStatus.OK)) {
                throw new IllegalStateException("stream " + channels.size() + " was answered " + status);
            }
        }
        return channels;
    }

    private ChannelGroup open(Flow flow, Target target, int connections) {
        ChannelGroup channels = new DefaultChannelGroup(loop);
        for (int number = 0; number < connections; number++) {
            connect(flow, target, channels).syncUninterruptibly();
        }
        return channels;
    }

    private ChannelFuture connect(Flow flow, Target target, ChannelGroup channels) {
        ChannelFuture connecting = connect(target.port(), () -> List.of(new HttpClientCodec(), new Caller(flow)));
        channels.add(connecting.channel());
        connecting.channel().closeFuture().addListener(_ -> {
            if (flow.runs(System.nanoTime())) {
                loop.schedule(() -> connect(flow, target, channels), RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
        return connecting;
    }

    private ChannelFuture connect(int port, Supplier<List<ChannelHandler>> handlers) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        handlers.get().forEach(channel.pipeline()::addLast);
                    }
                })
                .connect(HOST, port);
    }

    /** Whoever is still waiting gets some time for the answer; what has none by then has failed. */
    private Round finish(Flow flow, ChannelGroup channels, double seconds) {
        channels.newCloseFuture().awaitUninterruptibly(FOR_ANSWERS.toMillis());
        channels.close().awaitUninterruptibly();
        return inLoop(() -> flow.round(seconds));
    }

    private <T> T inLoop(Supplier<T> task) {
        return loop.submit(task::get).syncUninterruptibly().getNow();
    }

    private static void parkUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
