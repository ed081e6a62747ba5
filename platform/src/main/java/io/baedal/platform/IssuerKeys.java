package io.baedal.platform;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The issuer's public keys, kept in our database as they were last heard: a service that starts while the issuer is away
 * still believes who has signed in before. Nothing is asked before the first token comes.
 */
@Slf4j
@RequiredArgsConstructor
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private final Issuer issuer;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile boolean everHeard;

    /** The issuer does not answer and never did. The decoder wraps it as if the token were bad. */
    static final class NeverHeard extends RuntimeException {

        NeverHeard(Throwable cause) {
            super("the issuer's keys were never heard", cause);
        }

        static boolean isCauseOf(Throwable failure) {
            Throwable cause = failure.getCause();
            return cause != null && (cause instanceof NeverHeard || isCauseOf(cause));
        }
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            String keys = issuer.keys();
            JWKSet heard = JWKSet.parse(keys);
            remember(keys);
            everHeard = true;
            return heard;
        } catch (IOException | ParseException away) {
            log.info("the issuer does not tell its keys, so those it told last are used: {}", away.toString());
            JWKSet last = remembered().orElseThrow(() -> new JWKSetUnavailableException("never heard", away));
            everHeard = true;
            return last;
        }
    }

    /**
     * What to make of a failure to find a key: when we know the issuer's keys, the token is signed with another one; when
     * we do not, nobody can tell.
     *
     * @throws NeverHeard when we do not
     */
    List<JWK> noneFor(KeySourceException failure) {
        if (everHeard) {
            return List.of();
        }
        throw new NeverHeard(failure);
    }

    @Override
    public void close() {
        // Holds nothing open.
    }

    /** A database that is away must not keep anybody out. */
    private void remember(String keys) {
        try {
            transaction.executeWithoutResult(_ -> {
                if (stored().filter(keys::equals).isEmpty()) {
                    jdbc.sql("delete from issuer_keys").update();
                    jdbc.sql("insert into issuer_keys (id, jwks) values (1, ?)")
                            .param(keys)
                            .update();
                }
            });
        } catch (DataAccessException | TransactionException notNow) {
            log.warn("the issuer's keys are not kept: {}", notNow.toString());
        }
    }

    private Optional<JWKSet> remembered() throws JWKSetUnavailableException {
        try {
            Optional<String> keys = transaction.execute(_ -> stored());
            return keys.isEmpty() ? Optional.empty() : Optional.of(JWKSet.parse(keys.get()));
        } catch (ParseException | DataAccessException | TransactionException unreadable) {
            throw new JWKSetUnavailableException("not readable", unreadable);
        }
    }

    private Optional<String> stored() {
        return jdbc.sql("select jwks from issuer_keys where id = 1")
                .query(String.class)
                .optional();
    }
}
