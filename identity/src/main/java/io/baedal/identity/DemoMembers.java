package io.baedal.identity;

import io.baedal.platform.Role;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts that a local or test set-up begins with, and the guard that keeps them out of production: everybody knows
 * their password. Also makes the first operator of any other set-up.
 */
@Component
class DemoMembers implements SmartInitializingSingleton {

    static final String PASSWORD = "baedal-demo";

    private static final String FIRST_OPERATOR = "operator";

    private final IdentitySettings settings;
    private final Environment environment;
    private final Members members;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;

    DemoMembers(
            IdentitySettings settings,
            Environment environment,
            Members members,
            PasswordEncoder passwords,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.environment = environment;
        this.members = members;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    /** {@code id} is fixed, so that the services' own demo rows can name it. */
    private record Demo(long id, String username, Role role, Set<Long> stores) {

        Member toMember(String encoded) {
            Member member = Member.signUp(id, username, encoded, null);
            member.appoint(Set.of(role), stores);
            return member;
        }
    }

    private static final List<Demo> ACCOUNTS = List.of(
            new Demo(1, "customer", Role.CUSTOMER, Set.of()),
            new Demo(2, "customer2", Role.CUSTOMER, Set.of()),
            new Demo(3, "owner", Role.OWNER, Set.of(1L)),
            new Demo(4, "owner2", Role.OWNER, Set.of(2L, 3L)),
            new Demo(5, "courier", Role.COURIER, Set.of()),
            new Demo(6, "courier2", Role.COURIER, Set.of()),
            new Demo(7, "operator", Role.OPERATOR, Set.of()));

    @Override
    public void afterSingletonsInstantiated() {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            refuseDemoPasswords();
        }
        try {
            transaction.executeWithoutResult(_ -> begin());
        } catch (DataIntegrityViolationException otherInstanceWasFirst) {
            // All are its, as one transaction wrote them.
        }
    }

    private void begin() {
        if (settings.demoAccounts() && members.count() == 0) {
            String encoded = passwords.encode(PASSWORD);
            members.saveAll(
                    ACCOUNTS.stream().map(demo -> demo.toMember(encoded)).toList());
        } else if (!settings.operatorPassword().isEmpty() && !members.existsByRolesContaining(Role.OPERATOR)) {
            Demo operator = new Demo(7, FIRST_OPERATOR, Role.OPERATOR, Set.of());
            members.save(operator.toMember(passwords.encode(settings.operatorPassword())));
        }
    }

    private void refuseDemoPasswords() {
        if (settings.demoAccounts() || settings.operatorPassword().equals(PASSWORD)) {
            throw new IllegalStateException("expected no demo accounts in production: unset BAEDAL_DEMO_ACCOUNTS");
        }
        for (Demo demo : ACCOUNTS) {
            String username = demo.username();
            transaction
                    .execute(_ -> members.findByUsername(username))
                    .filter(member -> passwords.matches(PASSWORD, member.getPassword()))
                    .ifPresent(_ -> {
                        throw new IllegalStateException("expected no demo password in production, but '" + username
                                + "' has it: change it or use another database");
                    });
        }
    }
}
