package io.baedal.identity;

import io.baedal.platform.Access;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Three doors: the OIDC endpoints, the form with its session, and in the platform's chain everything that wants a token.
 * The session opens the first two only, so that a browser's cookie alone can never withdraw anybody.
 */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    private static final String SIGN_IN = "/auth/sign-in";

    @Bean
    Access access() {
        return Access.table("""
                POST   /auth/login      everybody
                POST   /auth/members    everybody
                *      /auth/session    everybody
                GET    /auth/me         CUSTOMER OWNER COURIER OPERATOR
                DELETE /auth/members/me CUSTOMER OWNER COURIER OPERATOR
                """);
    }

    /** Everything under {@code /auth}, which is what the gateway lets through. */
    @Bean
    AuthorizationServerSettings authorizationServerSettings(@Value("${baedal.security.issuer}") String issuer) {
        return AuthorizationServerSettings.builder()
                .issuer(issuer)
                .authorizationEndpoint("/auth/oauth2/authorize")
                .tokenEndpoint("/auth/oauth2/token")
                .jwkSetEndpoint("/auth/oauth2/jwks")
                .tokenRevocationEndpoint("/auth/oauth2/revoke")
                .tokenIntrospectionEndpoint("/auth/oauth2/introspect")
                .oidcUserInfoEndpoint("/auth/oauth2/userinfo")
                .oidcLogoutEndpoint("/auth/oauth2/logout")
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain oidc(HttpSecurity http) {
        MediaTypeRequestMatcher browser = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        browser.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .exceptionHandling(refusing -> refusing.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SIGN_IN), browser))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain form(HttpSecurity http, MemberAuthentication members, ClientAddress addresses) {
        return http.securityMatcher(SIGN_IN)
                .authenticationProvider(members)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .failureUrl(SIGN_IN + "?error")
                        .authenticationDetailsSource(request -> addresses.of(request)))
                .build();
    }
}
