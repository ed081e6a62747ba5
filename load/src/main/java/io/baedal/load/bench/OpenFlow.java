package io.baedal.load.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;

/** Calls come when they are due, and wait for a caller while all are busy; their latency counts from when they were due. */
final class OpenFlow extends Flow {

    private final Queue<Long> due = new ArrayDeque<>();
    private final Deque<Caller> idle = new ArrayDeque<>();
    private boolean over;

    OpenFlow(Target target, Answers answers) {
        super(target, answers);
    }

    @Override
    void begin() {}

    void arrive(long dueNanos) {
        Caller caller = idle.poll();
        if (caller == null) {
            due.add(dueNanos);
        } else {
            call(caller, dueNanos);
        }
    }

    /** No call comes any more; those that wait are still made. */
    void end() {
        over = true;
        List.copyOf(idle).forEach(Caller::close);
    }

    @Override
    void free(Caller caller) {
        Long waiting = due.poll();
        if (waiting != null) {
            call(caller, waiting);
        } else if (over) {
            caller.close();
        } else {
            idle.push(caller);
        }
    }

    @Override
    void lost(Caller caller) {
        idle.remove(caller);
    }

    /** Who still waits for a caller has failed. */
    @Override
    Round round(double seconds) {
        due.forEach(_ -> fail());
        return super.round(seconds);
    }

    @Override
    boolean runs(long now) {
        return !over || !due.isEmpty();
    }

    @Override
    boolean counts(long from, long now) {
        return true;
    }
}
