package io.baedal.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyTests {

    private static final Percentage THREE_DIGITS = Percentage.withPercentage(0.1);

    @Test
    void ofARoundIsInMilliseconds() {
        Histogram micros = new Histogram(3);
        for (int millis = 1; millis <= 100; millis++) {
            micros.recordValue(1000L * millis);
        }
        Round round = new Round(4, 100, 101, 0, micros);

        assertThat(round.perSecond()).isEqualTo(25);
        assertThat(round.millis(50)).isCloseTo(50, THREE_DIGITS);
        assertThat(round.millis(99)).isCloseTo(99, THREE_DIGITS);
    }

    @Test
    void ofARowCountsFromTheAnswerToTheFirstSight() {
        Lag lag = new Lag();
        lag.answered(created(7), 1_000_000);
        lag.seen(7, 31_000_000);
        lag.seen(7, 99_000_000);
        lag.answered(created(8), 5_000_000);

        assertThat(Lag.millis(List.of(lag), 50)).isCloseTo(30, THREE_DIGITS);
        assertThat(lag.unseen()).isEqualTo(1);
    }

    @Test
    void isNothingForARowThatWasSeenBeforeTheAnswer() {
        Lag lag = new Lag();
        lag.seen(7, 1_000_000);
        lag.answered(created(7), 2_000_000);

        assertThat(Lag.millis(List.of(lag), 99)).isZero();
        assertThat(lag.unseen()).isZero();
    }

    @Test
    void findsTheOrderOfARowInAStream() {
        assertThat(Lines.orderId("data:{\"orderId\":4711,\"customerId\":\"1\"}"))
                .isEqualTo(OptionalLong.of(4711));
        assertThat(Lines.orderId(": heartbeat")).isEmpty();
        assertThat(Lines.orderId("id:12-\"orderId\":5")).isEmpty();
    }

    private static HttpResponse created(long order) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CREATED);
        response.headers().set("Location", "/orders/" + order);
        return response;
    }
}
