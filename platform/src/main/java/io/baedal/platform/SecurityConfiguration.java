package io.baedal.platform;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Every service is a resource server: it believes the tokens of one issuer, and its {@link Access} table says which role
 * may call what. No session, no cookie, no login page: without a token one is nobody.
 */
@AutoConfiguration(after = OutboxConfiguration.class, before = ServletWebSecurityAutoConfiguration.class)
@EnableConfigurationProperties(IssuerSettings.class)
class SecurityConfiguration {

    private static final int LONGEST_SUBJECT = 64;
    private static final Duration KEYS_ARE_GOOD_FOR = Duration.ofMinutes(5);
    private static final long ASKING_TAKES_AT_MOST = 5_000;
    private static final long ASKED_AGAIN_AFTER = 5_000;

    static {
        // It comes from the token and is no parameter of anybody's.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    AccessProblems accessProblems(
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems) {
        return new AccessProblems(problems::getObject);
    }

    /** A key that we do not know is asked for at once, but not more often than twice in five seconds. */
    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    JwtDecoder jwtDecoder(IssuerSettings issuer, IssuerMemory memory, Withdrawals withdrawals) {
        IssuerKeys issuerKeys = new IssuerKeys(new Issuer(issuer), memory);
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(issuerKeys)
                .cache(KEYS_ARE_GOOD_FOR.toMillis(), ASKING_TAKES_AT_MOST)
                .rateLimited(ASKED_AGAIN_AFTER)
                .build();
        return validating(
                NimbusJwtDecoder.withJwkSource((selector, context) -> {
                            try {
                                return keys.get(selector, context);
                            } catch (KeySourceException away) {
                                return issuerKeys.noneFor(away);
                            }
                        })
                        .build(),
                issuer,
                withdrawals::wasLately);
    }

    /** Lasts as long as it says, is from our issuer, and names somebody who fits our columns and has not left. */
    static JwtDecoder validating(NimbusJwtDecoder decoder, IssuerSettings issuer, Predicate<String> hasLeft) {
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return new RememberedTokens(
                decoder,
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(issuer.issuer()),
                        new JwtClaimValidator<String>(
                                "sub", sub -> sub != null && !sub.isBlank() && sub.length() <= LONGEST_SUBJECT),
                        new JwtClaimValidator<String>("sub", sub -> sub == null || !hasLeft.test(sub)),
                        new JwtClaimValidator<Object>("exp", expires -> expires != null)),
                KEYS_ARE_GOOD_FOR);
    }

    @Bean
    @Lazy
    IssuerMemory issuerMemory(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new IssuerMemory(jdbc, transactions);
    }

    /** Only a service that calls another one ever asks for it. */
    @Bean
    @Lazy
    ServiceToken serviceToken(
            IssuerSettings issuer, @Value("${spring.application.name}") String name, IssuerMemory memory, Clock clock) {
        return new ServiceToken(new Issuer(issuer), name, issuer.secret(), memory, clock);
    }

    @Bean
    JwtAuthenticationConverter rolesOfTheToken() {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> Caller.roles(token).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.name()))
                .toList());
        return converter;
    }

    /** A span for each filter of each request would cost more than the filters. */
    @Bean
    SecurityObservationSettings nothingIsObserved() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Last, so that a service may put a chain of its own for some paths in front of it. A service without a table does not
     * start.
     */
    @Bean
    @Order(100)
    SecurityFilterChain resourceServer(HttpSecurity http, Access access, AccessProblems problems) {
        return http.authorizeHttpRequests(requests -> decide(requests, access))
                .oauth2ResourceServer(server ->
                        server.jwt(jwt -> {}).authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .exceptionHandling(
                        refusing -> refusing.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // There is no cookie that a foreign page could make a browser send.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    private static final Access PROBES = Access.table("""
            GET /livez          everybody
            GET /readyz         everybody
            GET /actuator/**    everybody
            GET /v3/api-docs/** everybody
            GET /v3/api-docs    everybody
            *   /operations/**  OPERATOR
            """);

    private static void decide(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Access access) {
        // Decided already when the request first came.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        List.of(PROBES, access)
                .forEach(table -> table.rows().forEach(row -> {
                    var path = requests.requestMatchers(row.matchers());
                    if (row.isOpen()) {
                        path.permitAll();
                    } else {
                        path.hasAnyAuthority(row.authorities());
                    }
                }));
        requests.anyRequest().authenticated();
    }

    @Bean
    WebMvcConfigurer callerArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }
}
