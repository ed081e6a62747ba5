package io.baedal.platform;

import io.baedal.platform.MemberEvent.MemberWithdrawn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Members who have withdrawn. Their events and those of their orders come in no common order, also when a topic is read
 * again: whoever is about to store something personal asks first. What somebody was storing in the very moment of the
 * erasure is erased a minute later, and the tokens that such a member still has are refused.
 */
@RequiredArgsConstructor
public class Withdrawals {

    /** No token lives longer, and nobody is about to store something for as long. */
    private static final Duration LATELY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final ObjectProvider<PersonalData> personal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Set<String> lately = Set.of();

    /** What this service does about the event; in its transaction. */
    public void take(MemberWithdrawn withdrawn) {
        String member = withdrawn.memberId();
        if (!include(member)) {
            jdbc.sql("insert into withdrawn_member (member_id, heard_at) values (?, ?)")
                    .params(member, clock.millis())
                    .update();
        }
        erase(List.of(member));
        lately = Stream.concat(lately.stream(), Stream.of(member)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether that member has withdrawn, however long ago; asks the database. */
    public boolean include(String memberId) {
        return jdbc.sql("select count(*) from withdrawn_member where member_id = ?")
                        .param(memberId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether that member has withdrawn in the last hours, as far as this instance knows; for every request. */
    boolean wasLately(String memberId) {
        return lately.contains(memberId);
    }

    @Scheduled(initialDelayString = "PT0S", fixedDelayString = "PT1M")
    public void again() {
        transaction.executeWithoutResult(_ -> {
            List<String> members = jdbc.sql("select member_id from withdrawn_member where heard_at > ?")
                    .param(clock.millis() - LATELY.toMillis())
                    .query(String.class)
                    .list();
            erase(members);
            lately = Set.copyOf(members);
        });
    }

    private void erase(List<String> members) {
        if (!members.isEmpty()) {
            personal.forEach(some -> some.eraseOf(members));
        }
    }
}
