package io.baedal.load.bench;

import io.netty.handler.codec.http.HttpResponse;
import org.HdrHistogram.Histogram;

/**
 * The calls of one round while they run: decides when a caller makes its next one, and counts what comes of them. The
 * generator's one thread alone is in here.
 */
abstract class Flow {

    private static final long NANOS_A_MICRO = 1000;
    private static final int DIGITS = 3;

    private final Target target;
    private final Answers answers;
    private final Histogram micros = new Histogram(DIGITS);
    private long answered;
    private long all;
    private long failed;

    Flow(Target target, Answers answers) {
        this.target = target;
        this.answers = answers;
    }

    /** Sees every answer that is as wanted. */
    interface Answers {

        Answers UNSEEN = (_, _) -> {};

        void seen(HttpResponse response, long nanos);
    }

    /** All connections are open. */
    abstract void begin();

    /** A caller that has nothing to do. */
    abstract void free(Caller caller);

    /** A caller's connection is closed, by us or by the other side. */
    abstract void lost(Caller caller);

    /** Whether the time of the round is not over. */
    abstract boolean runs(long now);

    void call(Caller caller, long from) {
        caller.send(target.next().get(), from);
    }

    void answered(HttpResponse response, long from) {
        long now = System.nanoTime();
        if (response.status().code() != target.status()) {
            fail();
            return;
        }
        all++;
        answers.seen(response, now);
        if (counts(from, now)) {
            answered++;
            micros.recordValue(Math.max(0, now - from) / NANOS_A_MICRO);
        }
    }

    /** Whether this call is one of the round's; {@code from} is when it was due. */
    abstract boolean counts(long from, long now);

    void fail() {
        failed++;
    }

    Round round(double seconds) {
        return new Round(seconds, answered, all, failed, micros);
    }
}
