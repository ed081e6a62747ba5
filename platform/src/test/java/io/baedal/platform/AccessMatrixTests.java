package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.baedal.platform.Refusal.NotFound;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The matrix itself: a service of which one check was taken out has to look different from one that is whole. */
class AccessMatrixTests {

    private static final String TABLE = """
            GET  /dishes   everybody
            POST /dishes   OWNER
            GET  /dishes/* OWNER OPERATOR
            GET  /secret   OPERATOR
            """;

    private static final String WHOLE = """
            | `GET /dishes` | in | in | in | in | in | in | in | in | in | 401 | 401 | 401 | 401 |
            | `GET /dishes/{id}` | 401 | 403 | 403 | in | 404 | 403 | 403 | in | 403 | 401 | 401 | 401 | 401 |
            | `GET /secret` | 401 | 403 | 403 | 403 | 403 | 403 | 403 | in | 403 | 401 | 401 | 401 | 401 |
            | `POST /dishes` | 401 | 403 | 403 | in | in | 403 | 403 | 403 | 403 | 401 | 401 | 401 | 401 |
            """;

    @Test
    void tellsForEachEndpointWhoIsLetIn() {
        assertThat(rows(TABLE, "")).isEqualTo(WHOLE);
    }

    @Test
    void showsAnEndpointWithoutARowAsOpenToEveryRole() {
        assertThat(rows(TABLE.replaceFirst("POST.*\n", ""), ""))
                .contains("| `POST /dishes` | 401 | in | in | in | in | in | in | in | in | 401 |");
    }

    @Test
    void showsARoleThatIsNotAskedAnyMore() {
        assertThat(rows(TABLE.replace("GET  /secret   OPERATOR", "GET  /secret   everybody"), ""))
                .contains("| `GET /secret` | in | in |");
    }

    @Test
    void showsThatNobodyAsksAnyMoreWhoseItIs() {
        assertThat(rows(TABLE, "anybodys"))
                .contains("| `GET /dishes/{id}` | 401 | 403 | 403 | in | in | 403 | 403 | in |");
    }

    @Test
    void showsAServiceThatBelievesEveryIssuer() {
        assertThat(rows(TABLE, "any-issuer"))
                .contains(
                        "| `GET /secret` | 401 | 403 | 403 | 403 | 403 | 403 | 403 | in | 403 | 401 | 401 | in | 401 |");
    }

    @Test
    void asksWhatTheApiDocumentShowsAndWhatItHides() {
        assertThat(rows(TABLE, "")).contains("GET /dishes/{id}", "GET /secret");
    }

    private static String rows(String table, String missing) {
        // As arguments, which win over what is imported.
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(Dishes.class)
                .run(
                        "--spring.application.name=dishes",
                        "--spring.config.import=classpath:platform.yaml",
                        "--server.port=0",
                        "--spring.cloud.function.definition=",
                        "--baedal.security.issuer=" + FakeIssuer.NAME,
                        "--logging.level.root=ERROR",
                        "--test.missing=" + missing,
                        "--test.access=" + table.replace("\n", "|"))) {
            return AccessMatrix.of(service).where("/dishes/{id}", () -> "7").rows();
        }
    }

    /** A service of four endpoints; found by this test only. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                OutboxConfiguration.class,
                ConsumerConfiguration.class,
                OperationsConfiguration.class,
                DatabaseConfiguration.class,
                DataSourceAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class,
                FlywayAutoConfiguration.class
            })
    @Import(DishController.class)
    static class Dishes {

        @Bean
        Access access(@Value("${test.access}") String table) {
            return Access.table(table.replace("|", "\n"));
        }

        @Bean
        JwtDecoder tokens(IssuerSettings issuer, @Value("${test.missing}") String missing) {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(
                            (selector, _) -> selector.select(new JWKSet(FakeIssuer.RUNNING.publicKey())))
                    .build();
            return missing.equals("any-issuer")
                    ? decoder
                    : SecurityConfiguration.validating(decoder, issuer, _ -> false);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @RestController
    static class DishController {

        private final String missing;

        DishController(@Value("${test.missing}") String missing) {
            this.missing = missing;
        }

        @GetMapping("/dishes")
        String list() {
            return "[]";
        }

        @GetMapping("/dishes/{id}")
        String find(Caller caller, @PathVariable String id) {
            boolean seen = caller.seesEverything() || caller.id().equals("owner") || missing.equals("anybodys");
            if (!seen) {
                throw new NotFound("dish", id).toException();
            }
            return "{}";
        }

        @PostMapping("/dishes")
        String add() {
            return "{}";
        }

        @Hidden
        @GetMapping("/secret")
        String secret() {
            return "{}";
        }
    }
}
