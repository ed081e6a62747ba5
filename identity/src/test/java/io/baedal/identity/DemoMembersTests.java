package io.baedal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The running service has the demo accounts in its database. */
@RunningIdentity
class DemoMembersTests {

    @Autowired
    private Members members;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void productionDoesNotStartWithDemoAccountsSwitchedOn() {
        assertThatThrownBy(() -> start(true, "", "production")).hasMessageContaining("no demo accounts in production");
    }

    @Test
    void productionDoesNotStartWithTheDemoPasswordForItsOperator() {
        assertThatThrownBy(() -> start(false, "baedal-demo", "production"))
                .hasMessageContaining("no demo accounts in production");
    }

    @Test
    void productionDoesNotStartOnADatabaseThatHasADemoPassword() {
        assertThatThrownBy(() -> start(false, "", "production")).hasMessageContaining("no demo password in production");
    }

    @Test
    void aLocalSetUpDoesAndMakesNothingTwice() {
        long before = members.count();

        assertThatCode(() -> start(true, "", "local")).doesNotThrowAnyException();

        assertThat(members.count()).isEqualTo(before);
    }

    private void start(boolean demoAccounts, String operatorPassword, String profile) {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles(profile);
        IdentitySettings settings = new IdentitySettings(
                demoAccounts,
                operatorPassword,
                Duration.ofHours(1),
                Duration.ofDays(30),
                List.of(),
                Map.of(),
                List.of());
        new DemoMembers(settings, environment, members, passwords, transaction).afterSingletonsInstantiated();
    }
}
