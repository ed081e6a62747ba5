package io.baedal.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * Sign-ins by authorization code between their two steps, for five minutes and in memory: a restart, or another instance
 * for the second step, costs a sign-in and nothing else. Tokens that were issued need nobody to remember them.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {

    private static final int MOST = 50_000;

    private final Cache<String, OAuth2Authorization> byId = recent();
    private final Cache<String, String> idByToken = recent();

    private static <T> Cache<String, T> recent() {
        return Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(Duration.ofMinutes(5))
                .build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        byId.put(authorization.getId(), authorization);
        tokens(authorization).forEach(token -> idByToken.put(token, authorization.getId()));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        byId.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return byId.getIfPresent(id);
    }

    /** By the code, the state or a token, which are too long to be confused; the type is not asked. */
    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String id = idByToken.getIfPresent(token);
        return id == null ? null : findById(id);
    }

    private static Stream<String> tokens(OAuth2Authorization authorization) {
        Map<String, Object> attributes = authorization.getAttributes();
        return Stream.concat(
                Stream.of(authorization.getToken(OAuth2AuthorizationCode.class), authorization.getAccessToken())
                        .filter(token -> token != null)
                        .map(OAuth2Authorization.Token::getToken)
                        .map(OAuth2Token::getTokenValue),
                Stream.ofNullable((String) attributes.get(OAuth2ParameterNames.STATE)));
    }
}
