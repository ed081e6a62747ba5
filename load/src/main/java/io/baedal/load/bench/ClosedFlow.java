package io.baedal.load.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Each caller makes its next call when it has the answer to the one before. */
final class ClosedFlow extends Flow {

    private final List<Caller> waiting = new ArrayList<>();
    private final long length;
    private boolean begun;
    private long end;

    ClosedFlow(Target target, Duration time, Answers answers) {
        super(target, answers);
        this.length = time.toNanos();
    }

    @Override
    void begin() {
        begun = true;
        end = System.nanoTime() + length;
        List.copyOf(waiting).forEach(this::free);
    }

    @Override
    void free(Caller caller) {
        long now = System.nanoTime();
        if (!begun) {
            waiting.add(caller);
        } else if (runs(now)) {
            call(caller, now);
        } else {
            caller.close();
        }
    }

    @Override
    void lost(Caller caller) {
        waiting.remove(caller);
    }

    @Override
    boolean runs(long now) {
        return !begun || now < end;
    }

    @Override
    boolean counts(long from, long now) {
        return runs(now);
    }
}
