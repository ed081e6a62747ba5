package io.baedal.load.hpa;

/** One pod, and what the metrics server last saw of it: cores on average since the look before. Times are seconds. */
final class Pod {

    /** The metrics server's resolution. */
    static final int LOOK_EVERY = 15;

    private final int born;
    private final int readyAt;
    private double usedSinceLook;
    private double seen = Double.NaN;
    private int seenAt;

    Pod(int born, double secondsToStart) {
        this.born = born;
        this.readyAt = born + (int) Math.ceil(secondsToStart);
    }

    boolean isReady(int now) {
        return now >= readyAt;
    }

    /** Not before it has been there for as long as one look sees back. */
    boolean wasSeen() {
        return !Double.isNaN(seen);
    }

    /** What was seen is of a ready pod and nothing else. */
    boolean wasSeenReady() {
        return wasSeen() && seenAt - LOOK_EVERY >= readyAt;
    }

    double seen() {
        return seen;
    }

    void useForASecond(double cores) {
        usedSinceLook += cores;
    }

    void look(int now) {
        if (now - born >= LOOK_EVERY) {
            seen = usedSinceLook / LOOK_EVERY;
            seenAt = now;
        }
        usedSinceLook = 0;
    }
}
