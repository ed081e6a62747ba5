package io.baedal.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What is ours under {@code baedal.gateway}. The routes themselves are Spring Cloud Gateway's and refer to
 * {@code services}, so that a service is moved in one place.
 *
 * @param services address of each service by its name, without a path
 * @param origins the browser origins that may call us; never {@code *}
 * @param maxBody the largest request body, which is held in memory until it is complete
 * @param requestTimeout how long a client may take to send the body of a request
 * @param maxWaiting how many requests may wait for a connection to one service; more are refused at once
 * @param maxStreams how many connections the dashboard may have, whose event streams stay open
 * @param writesPerAddress how often one address may send what is not a GET
 * @param writesPerCustomer the same for one member, wherever they are
 * @param signInsPerAddress how often one address may sign in or up
 * @param proxies how many proxies of ours stand in front of us, each of which says in X-Forwarded-For whom it saw
 * @param issuer whose tokens are believed
 * @param resolveTimeout how long one question to the name server may take
 * @param drain how long we go on serving after we were told to end, see {@link ConnectionDraining}
 */
@ConfigurationProperties("baedal.gateway")
record GatewaySettings(
        Map<String, URI> services,
        List<String> origins,
        DataSize maxBody,
        Duration requestTimeout,
        int maxWaiting,
        int maxStreams,
        Rate writesPerAddress,
        Rate writesPerCustomer,
        Rate signInsPerAddress,
        int proxies,
        Issuer issuer,
        Duration resolveTimeout,
        Duration drain) {

    /** Whose tokens we believe; {@code describedAt} is empty when it is our Identity, with its keys at {@code jwks}. */
    record Issuer(String name, String describedAt, String jwks) {}

    /** {@code burst} requests at once, and {@code perSecond} as time goes on. */
    record Rate(long burst, long perSecond) {}
}
