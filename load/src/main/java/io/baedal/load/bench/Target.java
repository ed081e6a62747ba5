package io.baedal.load.bench;

import io.netty.handler.codec.http.FullHttpRequest;
import java.util.function.Supplier;

/** Where calls go, what the next one is, and which answer is the wanted one. */
record Target(int port, int status, Supplier<FullHttpRequest> next) {}
