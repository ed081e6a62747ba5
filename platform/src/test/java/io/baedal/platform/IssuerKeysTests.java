package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.RSAKey;
import io.baedal.broker.LocalBroker;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What is believed while the issuer is there, while it is away, and when it never was there. */
class IssuerKeysTests {

    private final PlatformDatabase database = new PlatformDatabase();
    private final FakeIssuer issuer = FakeIssuer.RUNNING;
    private final Withdrawals nobodyHasLeft = new Withdrawals(
            database.jdbc,
            new StaticListableBeanFactory().getBeanProvider(PersonalData.class),
            database.transaction,
            new MovableClock());

    @AfterEach
    void close() {
        issuer.comeBack();
        database.close();
    }

    @Test
    void aServiceThatStartsWhileTheIssuerIsAwayBelievesWhomItBelievedBefore() {
        String token = issuer.token("customer", Role.CUSTOMER);
        assertThat(decoder(issuer.url()).decode(token).getSubject()).isEqualTo("customer");

        JwtDecoder restarted = decoder(nowhere());

        assertThat(restarted.decode(token).getSubject()).isEqualTo("customer");
        assertThatThrownBy(() -> restarted.decode(ofAnotherKey()))
                .isInstanceOf(BadJwtException.class)
                .matches(failure -> !IssuerKeys.NeverHeard.isCauseOf(failure));
    }

    @Test
    void whoNeverHeardTheIssuerCannotTell() {
        JwtDecoder decoder = decoder(nowhere());

        for (int time = 0; time < 5; time++) {
            assertThatThrownBy(() -> decoder.decode(issuer.token("customer", Role.CUSTOMER)))
                    .matches(IssuerKeys.NeverHeard::isCauseOf);
        }
    }

    @Test
    void aFloodOfUnknownKeysKeepsNobodyOut() {
        JwtDecoder decoder = decoder(issuer.url());

        for (int time = 0; time < 5; time++) {
            assertThatThrownBy(() -> decoder.decode(ofAnotherKey()))
                    .isInstanceOf(BadJwtException.class)
                    .matches(failure -> !IssuerKeys.NeverHeard.isCauseOf(failure));
        }
        assertThat(decoder.decode(issuer.token("customer", Role.CUSTOMER)).getSubject())
                .isEqualTo("customer");
    }

    @Test
    void anotherProviderDescribesItself() {
        IssuerSettings settings = new IssuerSettings(FakeIssuer.NAME, issuer.url(), nowhere(), "", "");

        assertThat(new SecurityConfiguration()
                        .jwtDecoder(settings, database.issuerMemory(), nobodyHasLeft)
                        .decode(issuer.token("customer", Role.CUSTOMER))
                        .getSubject())
                .isEqualTo("customer");
    }

    @Test
    void ourOwnTokenIsUsedUntilItsLastMinuteWhileTheIssuerIsAway() {
        MovableClock clock = new MovableClock();
        ServiceToken token = ownToken(clock);
        String first = token.value();
        issuer.leave();

        clock.advance(Duration.ofMinutes(59));
        assertThat(token.value()).isEqualTo(first);

        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(token::value).isInstanceOf(ServiceToken.Unavailable.class);
        issuer.comeBack();
        clock.advance(Duration.ofSeconds(1));
        assertThat(token.value()).isNotEmpty();
    }

    @Test
    void callersWithoutATokenDoNotQueueAtAnIssuerThatSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            ServiceToken token = new ServiceToken(
                    new Issuer(settings("http://localhost:" + silent.getLocalPort())),
                    "order",
                    "secret",
                    database.issuerMemory(),
                    new MovableClock());
            List<Future<String>> asked = Stream.generate(() -> callers.submit(token::value))
                    .limit(20)
                    .toList();

            assertThat(asked)
                    .allSatisfy(caller -> assertThatThrownBy(() -> caller.get(10, TimeUnit.SECONDS))
                            .hasCauseInstanceOf(ServiceToken.Unavailable.class));
        }
    }

    @Test
    void aServiceThatStartsWhileTheIssuerIsAwayGoesOnWithItsOwnToken() {
        MovableClock clock = new MovableClock();
        String first = ownToken(clock).value();
        issuer.leave();

        ServiceToken restarted = ownToken(clock);
        assertThat(restarted.value()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(59));
        assertThat(restarted.value()).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(restarted::value).isInstanceOf(ServiceToken.Unavailable.class);
    }

    private ServiceToken ownToken(MovableClock clock) {
        return new ServiceToken(new Issuer(settings(issuer.url())), "order", "secret", database.issuerMemory(), clock);
    }

    private static String ofAnotherKey() {
        RSAKey another =
                new RSAKey.Builder(FakeIssuer.newKey()).keyID("another").build();
        return FakeIssuer.signed(
                FakeIssuer.RUNNING
                        .claims("customer")
                        .claim("roles", List.of("OPERATOR"))
                        .build(),
                another);
    }

    private JwtDecoder decoder(String identity) {
        return new SecurityConfiguration().jwtDecoder(settings(identity), database.issuerMemory(), nobodyHasLeft);
    }

    private static IssuerSettings settings(String identity) {
        return new IssuerSettings(FakeIssuer.NAME, "", identity, "", "secret");
    }

    private static String nowhere() {
        return "http://localhost:" + LocalBroker.freePort();
    }
}
