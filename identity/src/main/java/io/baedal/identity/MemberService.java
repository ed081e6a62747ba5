package io.baedal.identity;

import io.baedal.platform.Refusal.NotFound;
import io.baedal.platform.Role;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The use cases of an account. Usernames are written in small letters everywhere, so that two never look the same. */
@Service
@RequiredArgsConstructor
class MemberService {

    /** Ids are drawn by lot: they would otherwise tell how many members there are, and be keys of orders on the topic. */
    private static final long FIRST_ID = 1L << 40;

    private static final long LAST_ID = 1L << 53;

    private final Members members;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    Member signUp(String username, String password, @Nullable String name) {
        String encoded = passwords.encode(password);
        Member member = Member.signUp(random.nextLong(FIRST_ID, LAST_ID), normal(username), encoded, name);
        try {
            return transaction.execute(_ -> members.saveAndFlush(member));
        } catch (DataIntegrityViolationException taken) {
            throw new IdentityRefusal.UsernameTaken(normal(username)).toException();
        }
    }

    Member appoint(String username, Set<Role> roles, Set<Long> stores) {
        long id = named(username)
                .orElseThrow(() -> new NotFound("member", username).toException())
                .getId();
        return change(id, member -> member.appoint(roles, stores));
    }

    void withdraw(long id) {
        change(id, Member::withdraw);
    }

    @Transactional(readOnly = true)
    public Optional<Member> named(String username) {
        return members.findByUsername(normal(username));
    }

    /** Who withdrew is not there any more. */
    @Transactional(readOnly = true)
    public Optional<Member> find(long id) {
        return members.findById(id).filter(member -> member.getUsername() != null);
    }

    /** The one way to change a member: loaded with its lock, changed, saved with what it said. */
    private Member change(long id, Consumer<Member> change) {
        return transaction.execute(_ -> members.findForChange(id)
                .map(member -> {
                    change.accept(member);
                    return members.save(member);
                })
                .orElseThrow(() -> new NotFound("member", id).toException()));
    }

    private static String normal(String username) {
        return username.toLowerCase(Locale.ROOT);
    }
}
