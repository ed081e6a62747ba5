package io.baedal.load.floor;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** The call from one process to the next, over connections that stay open. */
@FunctionalInterface
interface Hop {

    Hop NONE = (_, _) -> true;

    int MOST_CONNECTIONS = 256;
    int KEPT = 201;

    /** Whether the next one has kept it. */
    boolean take(String key, byte[] body) throws IOException;

    static Hop to(int port) {
        CloseableHttpClient client = HttpClients.custom()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .build();
        return (key, body) -> {
            HttpPost post = new HttpPost("http://127.0.0.1:" + port + "/orders");
            post.setHeader(KeepServlet.KEY, key);
            post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
            return client.execute(post, response -> response.getCode() == KEPT);
        };
    }
}
