package io.baedal.load.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "halt=io.baedal.order.Payments.authorize@exit#3",
                "pause=io.baedal.platform.OutboxSender.send@entry#2:8000",
                "fail=io.baedal.store.Store.take@line-42#2-7",
                "return=io.baedal.payment.PaymentService.lambda$changeOrBury$1:empty",
                "return=org.springframework.util.backoff.ExponentialBackOff$ExponentialBackOffExecution.nextBackOff:-1",
                "shift=io.baedal.platform.OutboxConfiguration.clock:-300000",
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(Fault.parse(text)).hasToString(text);
    }

    @Test
    void strikesAtTheFirstPassageOfTheEntryUnlessToldOtherwise() {
        Fault fault = Fault.parse("halt=io.baedal.order.Order.place");

        assertThat(fault.place()).isEqualTo("io.baedal.order.Order.place@entry");
        assertThat(fault.strikesAt(1)).isTrue();
        assertThat(fault.strikesAt(2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "halt=place", "explode=io.baedal.order.Order.place", "halt=io.baedal.order.Order.place@dawn"
            })
    void refusesWhatIsNoFault(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.parse(text)).withMessageContaining(text);
    }
}
