package io.baedal.platform;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the issuer's endpoints are: known of our Identity, asked of any other. Asked late, so that a start needs nobody. */
@RequiredArgsConstructor
final class Issuer {

    private static final int LARGEST = 50_000;

    private final IssuerSettings settings;
    private final DefaultResourceRetriever http = new DefaultResourceRetriever(500, 2_000, LARGEST);

    /** The public keys, as JSON. */
    String keys() throws IOException {
        return fetch(settings.jwks().isEmpty() ? endpoint("jwks", "jwks_uri") : URI.create(settings.jwks()));
    }

    URI tokenEndpoint() throws IOException {
        return endpoint("token", "token_endpoint");
    }

    private URI endpoint(String ours, String theirs) throws IOException {
        if (settings.isOurs()) {
            return URI.create(settings.identity() + "/auth/oauth2/" + ours);
        }
        String description = fetch(URI.create(settings.describedAt() + "/.well-known/openid-configuration"));
        try {
            return URI.create(
                    JsonMapper.shared().readTree(description).path(theirs).asString(""));
        } catch (JacksonException | IllegalArgumentException nonsense) {
            throw new IOException("the issuer does not describe itself", nonsense);
        }
    }

    private String fetch(URI address) throws IOException {
        return http.retrieveResource(address.toURL()).getContent();
    }
}
