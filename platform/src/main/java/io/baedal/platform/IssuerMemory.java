package io.baedal.platform;

import java.util.Optional;
import lombok.extern.slf4j.Slf4j;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the issuer said last, in our database: a service that is restarted while the issuer is away goes on with it. A
 * database that is away, too, keeps nobody out; then nothing is remembered.
 */
@Slf4j
final class IssuerMemory {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** In transactions of its own: an order that fails must not take the token of the service with it. */
    IssuerMemory(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    enum What {
        KEYS,
        TOKEN
    }

    void remember(What what, String said) {
        try {
            transaction.executeWithoutResult(_ -> {
                if (stored(what).filter(said::equals).isEmpty()) {
                    jdbc.sql("delete from issuer_said where what = ?")
                            .param(what.name())
                            .update();
                    jdbc.sql("insert into issuer_said (what, said) values (?, ?)")
                            .params(what.name(), said)
                            .update();
                }
            });
        } catch (DataAccessException | TransactionException notNow) {
            log.warn("what the issuer said ({}) is not kept: {}", what, notNow.toString());
        }
    }

    Optional<String> last(What what) {
        try {
            return transaction.execute(_ -> stored(what));
        } catch (DataAccessException | TransactionException notNow) {
            log.warn("what the issuer said ({}) cannot be read: {}", what, notNow.toString());
            return Optional.empty();
        }
    }

    private Optional<String> stored(What what) {
        return jdbc.sql("select said from issuer_said where what = ?")
                .param(what.name())
                .query(String.class)
                .optional();
    }
}
