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

/**
 * The issuer's public keys, remembered as they were last heard: a service that starts while the issuer is away still
 * believes who has signed in before. Nothing is asked before the first token comes.
 */
@Slf4j
@RequiredArgsConstructor
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private final Issuer issuer;
    private final IssuerMemory memory;
    private volatile boolean everHeard;

    /** The issuer does not answer and never did. The decoder wraps it as if the token were bad. */
    static final class NeverHeard extends RuntimeException {

        NeverHeard(Throwable cause) {
            super("the issuer's keys were never heard", cause);
        }

        static boolean isCauseOf(Throwable failure) {
            return Causes.any(failure, NeverHeard.class::isInstance);
        }
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            String keys = issuer.keys();
            JWKSet heard = JWKSet.parse(keys);
            memory.remember(IssuerMemory.What.KEYS, keys);
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

    private Optional<JWKSet> remembered() throws JWKSetUnavailableException {
        try {
            Optional<String> keys = memory.last(IssuerMemory.What.KEYS);
            return keys.isEmpty() ? Optional.empty() : Optional.of(JWKSet.parse(keys.get()));
        } catch (ParseException unreadable) {
            throw new JWKSetUnavailableException("not readable", unreadable);
        }
    }
}
