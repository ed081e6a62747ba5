package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baedal.platform.MemberEvent.MemberWithdrawn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What a service does about a member who has left, and for how long it remembers. */
@Tag("database")
class WithdrawalsTests {

    private static final String MEMBER = "1099511627776";

    private final PlatformDatabase database = new PlatformDatabase();
    private final MovableClock clock = new MovableClock();
    private final List<String> erased = new ArrayList<>();
    private final Withdrawals withdrawals = instance();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theirDataIsErasedWithTheEventAndTheirNumberIsRememberedForGood() {
        withdrawals.take(new MemberWithdrawn(MEMBER));
        clock.advance(Duration.ofDays(3650));

        assertThat(erased).containsExactly(MEMBER);
        assertThat(withdrawals.include(MEMBER)).isTrue();
        assertThat(withdrawals.include("1099511627777")).isFalse();
    }

    @Test
    void aRepeatIsNoHarm() {
        withdrawals.take(new MemberWithdrawn(MEMBER));
        withdrawals.take(new MemberWithdrawn(MEMBER));

        assertThat(database.count("withdrawn_member")).isEqualTo(1);
    }

    @Test
    void whatWasBeingStoredMeanwhileIsErasedAMinuteLater() {
        withdrawals.take(new MemberWithdrawn(MEMBER));
        erased.clear();
        withdrawals.again();
        assertThat(erased).containsExactly(MEMBER);

        erased.clear();
        clock.advance(Duration.ofHours(25));
        withdrawals.again();
        assertThat(erased).isEmpty();
    }

    @Test
    void theirTokenIsRefusedByTheInstanceThatHeardItAtOnceAndByTheOthersSoon() {
        Withdrawals another = instance();
        String token = FakeIssuer.RUNNING.token(MEMBER, Role.CUSTOMER);
        assertThat(decoder(withdrawals).decode(token).getSubject()).isEqualTo(MEMBER);

        withdrawals.take(new MemberWithdrawn(MEMBER));

        assertThatThrownBy(() -> decoder(withdrawals).decode(token)).isInstanceOf(BadJwtException.class);
        assertThat(decoder(another).decode(token).getSubject()).isEqualTo(MEMBER);
        another.again();
        assertThatThrownBy(() -> decoder(another).decode(token)).isInstanceOf(BadJwtException.class);
    }

    private Withdrawals instance() {
        PersonalData personal = erased::addAll;
        return new Withdrawals(
                database.jdbc,
                new StaticListableBeanFactory(Map.of("personal", personal)).getBeanProvider(PersonalData.class),
                database.transaction,
                clock);
    }

    private JwtDecoder decoder(Withdrawals withdrawals) {
        IssuerSettings settings = new IssuerSettings(FakeIssuer.NAME, "", FakeIssuer.RUNNING.url(), "", "");
        return new SecurityConfiguration().jwtDecoder(settings, database.issuerMemory(), withdrawals);
    }
}
