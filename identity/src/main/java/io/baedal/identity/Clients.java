package io.baedal.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Which programs may ask for tokens: the web pages for the person who signs in, without a secret that a browser could not
 * keep, so with PKCE; and the services for themselves.
 */
@Configuration(proxyBeanMethods = false)
class Clients {

    static final String PAGES = "pages";

    @Bean
    RegisteredClientRepository registeredClients(IdentitySettings settings, PasswordEncoder passwords) {
        TokenSettings tokens = TokenSettings.builder()
                .accessTokenTimeToLive(settings.tokenLifetime())
                .build();
        List<RegisteredClient> clients = Stream.concat(
                        Stream.of(pages(settings.redirects(), tokens)),
                        settings.clients().entrySet().stream()
                                .filter(client -> !client.getValue().isBlank())
                                .map(client -> service(client, passwords, tokens)))
                .toList();
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient pages(List<String> redirects, TokenSettings tokens) {
        return RegisteredClient.withId(UUID.randomUUID().toString())
                .clientId(PAGES)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(redirects))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(tokens)
                .build();
    }

    private static RegisteredClient service(
            Map.Entry<String, String> client, PasswordEncoder passwords, TokenSettings tokens) {
        return RegisteredClient.withId(client.getKey())
                .clientId(client.getKey())
                .clientSecret(passwords.encode(client.getValue()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens)
                .build();
    }
}
