package io.baedal.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baedal.platform.DatabaseClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tests' JVM is in one time zone, the database servers in another, and nobody may notice. */
@Tag("database")
@RunningPayment
class DatabaseClockTests {

    @Test
    void tellsTheRightTime(@Autowired DatabaseClock clock) {
        assertThat(ZoneId.systemDefault().getRules().getOffset(Instant.now())).isNotEqualTo(ZoneOffset.UTC);
        assertThat(clock.now()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void timesAreStoredAsUtc(@Autowired Client client, @Autowired JdbcClient jdbc) {
        long orderId = Client.newOrderId();
        client.authorize(orderId, Client.newKey());
        String stored = jdbc.sql("select cast(created_at as char(19)) from payment where order_id = ?")
                .param(orderId)
                .query(String.class)
                .single();
        assertThat(LocalDateTime.parse(stored.replace(' ', 'T')).toInstant(ZoneOffset.UTC))
                .isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }
}
