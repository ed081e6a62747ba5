package io.baedal.frontend;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is ours under {@code baedal.frontend}.
 *
 * @param demo whether the pages offer the demo's people on a click
 * @param port our own, by which the pages see that they were opened past the gateway
 * @param gatewayPort where the services are for such pages; none means nowhere
 */
@ConfigurationProperties("baedal.frontend")
record FrontendSettings(boolean demo, int port, @Nullable Integer gatewayPort) {}
