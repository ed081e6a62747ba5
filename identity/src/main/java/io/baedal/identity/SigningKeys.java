package io.baedal.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign tokens, kept in the database, so that tokens outlive a restart and all instances sign alike. Two are
 * published at any time: one signs and the next is known to everybody long before it does, so that a rotation fails no
 * request. Whoever reads this table can sign as anybody.
 */
@Component
class SigningKeys implements SmartInitializingSingleton {

    private static final int BITS = 2048;
    private static final String PRESENT = "from signing_key where retired_at is null order by created_at, kid";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration rotateAfter;
    private final Duration keepRetired;

    SigningKeys(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, IdentitySettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.rotateAfter = settings.keysRotateAfter();
        this.keepRetired = settings.tokenLifetime().multipliedBy(2);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(_ -> {
            for (int present = present().size(); present < 2; present++) {
                add();
            }
        });
    }

    /** With its private half. */
    JWK signing() {
        return transaction.execute(_ -> present().getFirst());
    }

    /** All that a token may still be signed with, and the next one; public halves only. */
    List<JWK> published() {
        return transaction.execute(_ -> keys("from signing_key order by created_at, kid")).stream()
                .map(JWK::toPublicJWK)
                .toList();
    }

    /** The next key signs from now on; of several instances that want it at once, one does it. */
    void rotate() {
        transaction.executeWithoutResult(_ -> {
            int retired = jdbc.sql("update signing_key set retired_at = ? where kid = ? and retired_at is null")
                    .params(clock.millis(), present().getFirst().getKeyID())
                    .update();
            if (retired == 1) {
                add();
            }
        });
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void keep() {
        long youngest = transaction.execute(_ -> jdbc.sql("select max(created_at) from signing_key")
                .query(Long.class)
                .single());
        if (youngest < clock.millis() - rotateAfter.toMillis()) {
            rotate();
        }
        transaction.executeWithoutResult(_ -> jdbc.sql("delete from signing_key where retired_at < ?")
                .param(clock.millis() - keepRetired.toMillis())
                .update());
    }

    private List<JWK> present() {
        return keys(PRESENT);
    }

    private List<JWK> keys(String which) {
        return jdbc.sql("select jwk " + which).query(String.class).list().stream()
                .map(SigningKeys::parse)
                .toList();
    }

    private void add() {
        try {
            JWK key = new RSAKeyGenerator(BITS)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            jdbc.sql("insert into signing_key (kid, jwk, created_at) values (?, ?, ?)")
                    .params(key.getKeyID(), key.toJSONString(), clock.millis())
                    .update();
        } catch (JOSEException noRsa) {
            throw new IllegalStateException("expected every JDK to make RSA keys", noRsa);
        }
    }

    private static JWK parse(String json) {
        try {
            return JWK.parse(json);
        } catch (ParseException foreign) {
            throw new IllegalStateException("a signing key in the database is not readable", foreign);
        }
    }
}
