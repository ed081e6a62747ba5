package io.baedal.gateway;

import org.reactivestreams.Publisher;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends the head of a stream of events when the service has sent it. Without this it waits for the first event, and a
 * client that wants to be listening before it does something would wait for ever. Other answers are not touched.
 */
@Component
@Order(NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1)
final class StreamStart implements GlobalFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange.mutate()
                .response(new ServerHttpResponseDecorator(exchange.getResponse()) {
                    /** Called for streaming media types only. */
                    @Override
                    public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
                        Mono<DataBuffer> nothing =
                                Mono.fromSupplier(() -> bufferFactory().allocateBuffer(0));
                        return super.writeAndFlushWith(Flux.concat(Mono.just(nothing), body));
                    }
                })
                .build());
    }
}
