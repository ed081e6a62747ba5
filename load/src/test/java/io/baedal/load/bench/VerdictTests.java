package io.baedal.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTests {

    private final Figures figures = new Figures(new PrintStream(OutputStream.nullOutputStream()));

    @Test
    void saysNothingOfWhatWasNotMeasured() {
        figures.add("ours", OrdersPart.perSecond(64), List.of(300.0), "orders/s");

        assertThat(Verdict.of(figures)).isEmpty();
    }

    @Test
    void comparesMediansWithTheReference() {
        figures.add("ours", OrdersPart.perSecond(64), List.of(500.0, 900.0, 400.0), "orders/s");
        figures.add("plain", OrdersPart.perSecond(64), List.of(250.0), "orders/s");
        figures.add("ours", OrdersPart.cost(64), List.of(3.0), "ms");
        figures.add("plain", OrdersPart.cost(64), List.of(4.0), "ms");

        assertThat(Verdict.of(figures))
                .extracting(Verdict::measured, Verdict::met)
                .containsExactly(tuple("2.00", true), tuple("0.75", false));
    }
}
