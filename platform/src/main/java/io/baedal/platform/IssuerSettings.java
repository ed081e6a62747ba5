package io.baedal.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose tokens we believe, and how we get our own. {@code BAEDAL_ISSUER} alone moves the suite to another OIDC provider:
 * it is then the issuer and describes itself.
 *
 * @param issuer what a token has to name as its {@code iss}
 * @param describedAt where another provider describes itself; empty when the issuer is our Identity
 * @param identity where our Identity is
 * @param jwks where the public keys are, if neither of the two knows; empty otherwise
 * @param secret what this service signs in with, as the client of its name; empty if it calls nobody
 */
@ConfigurationProperties("baedal.security")
record IssuerSettings(String issuer, String describedAt, String identity, String jwks, String secret) {

    boolean isOurs() {
        return describedAt.isEmpty();
    }
}
