package io.baedal.load.hpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.hpa.LoadCurve.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadCurveTests {

    private static final LoadCurve CURVE =
            new LoadCurve(10, List.of(new Phase("rise", 100, 100, 30), new Phase("spike", 60, 20, 50)));

    @ParameterizedTest
    @CsvSource({"-5, 10", "0, 10", "50, 20", "100, 30", "110, 40", "120, 50", "159, 50", "500, 50"})
    void risesToTheLevelOfAPhaseAndStaysThere(int second, double orders) {
        assertThat(CURVE.at(second)).isEqualTo(orders);
    }

    @Test
    void knowsWhereItsPhasesAre() {
        Phase spike = CURVE.phases().getLast();

        assertThat(CURVE.beginOf(spike)).isEqualTo(100);
        assertThat(CURVE.endOf(spike)).isEqualTo(CURVE.seconds()).isEqualTo(160);
    }
}
