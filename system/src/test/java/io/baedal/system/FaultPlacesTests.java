package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.load.QuickDrills;
import io.baedal.load.agent.Fault;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drills name the services' methods as text. A renamed one shows here within seconds, and not when a drill stops. */
class FaultPlacesTests {

    @ParameterizedTest
    @MethodSource("faults")
    void everyPlaceIsAMethod(Fault fault) throws ClassNotFoundException {
        Class<?> type = Class.forName(fault.type(), false, getClass().getClassLoader());

        assertThat(type.getDeclaredMethods()).extracting(Method::getName).contains(fault.method());
    }

    static List<Fault> faults() {
        return QuickDrills.faults();
    }
}
