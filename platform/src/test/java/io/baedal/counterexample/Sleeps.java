package io.baedal.counterexample;

import java.time.Duration;

class Sleeps {

    @Breaks("NOBODY_SLEEPS")
    static class ForANumber {

        void sleep() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    @Breaks("NOBODY_SLEEPS")
    static class ForADuration {

        void sleep() throws InterruptedException {
            Thread.sleep(Duration.ofMillis(1));
        }
    }
}
