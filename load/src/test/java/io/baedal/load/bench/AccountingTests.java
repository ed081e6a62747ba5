package io.baedal.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Linux says, as it says it. */
class AccountingTests {

    @Test
    void readsTheTimesOfAProcessWhateverItIsCalled() {
        String stat = "4242 (java) x) 1 2) S 1 4242 4242 0 -1 4194560 9034 3 12 0 1520 310 40 25 20 0 87 0 1234 99 88";

        assertThat(CpuTime.parse(stat)).isEqualTo(new CpuTime(18_300, 650));
    }

    @Test
    void readsItsOwnTimes() {
        assertThat(CpuTime.of(ProcessHandle.current()).ownMillis()).isPositive();
        assertThat(CpuTime.ofTree(ProcessHandle.current())).isPositive();
    }

    @Test
    void readsWhatIsInMemory() {
        assertThat(Memory.mebibytes("Name:\tjava\nVmPeak:\t  9999 kB\nVmRSS:\t  262144 kB\nRssAnon:\t  1 kB\n"))
                .isEqualTo(256);
    }

    @Test
    void countsTheMachineBusyUnlessItIsIdleOrWaitsForDisks() {
        assertThat(Machine.busyMillis("cpu  100 20 30 4000 500 6 7 8 90 0\ncpu0 1 2 3 4 5 6 7 8 9 0\n"))
                .isEqualTo(10 * (100 + 20 + 30 + 6 + 7 + 8));
    }
}
