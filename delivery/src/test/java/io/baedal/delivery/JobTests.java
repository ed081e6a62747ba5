package io.baedal.delivery;

import static io.baedal.delivery.Fixtures.NOW;
import static io.baedal.delivery.Fixtures.canceled;
import static io.baedal.delivery.Fixtures.cooked;
import static io.baedal.delivery.Fixtures.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baedal.delivery.Job.Status;
import io.baedal.platform.DeliveryEvent.CourierAssigned;
import io.baedal.platform.DeliveryEvent.DeliveryCanceled;
import io.baedal.platform.DeliveryEvent.DeliveryCompleted;
import io.baedal.platform.DeliveryEvent.DeliveryStarted;
import io.baedal.platform.DeliveryEvent.PickedUp;
import io.baedal.platform.Event;
import io.baedal.platform.Refusal.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTests {

    private static final Instant LATER = NOW.plusSeconds(60);

    /** The job of every status but STARTED and CANCELED belongs to {@code kim}. */
    @ParameterizedTest(name = "{0}: {1} by {2} gives {3}, says {4}")
    @CsvSource(nullValues = "nobody", textBlock = """
            STARTED,   claim,         kim,    ASSIGNED,           CourierAssigned
            ASSIGNED,  claim,         kim,    ASSIGNED,           -
            ASSIGNED,  claim,         lee,    already-claimed,    -
            PICKED_UP, claim,         kim,    illegal-transition, -
            PICKED_UP, claim,         lee,    already-claimed,    -
            COMPLETED, claim,         kim,    illegal-transition, -
            CANCELED,  claim,         kim,    illegal-transition, -
            STARTED,   pickUp,        kim,    PICKED_UP,          CourierAssigned PickedUp
            ASSIGNED,  pickUp,        kim,    PICKED_UP,          PickedUp
            ASSIGNED,  pickUp,        lee,    already-claimed,    -
            PICKED_UP, pickUp,        kim,    PICKED_UP,          -
            PICKED_UP, pickUp,        lee,    already-claimed,    -
            COMPLETED, pickUp,        kim,    illegal-transition, -
            COMPLETED, pickUp,        lee,    already-claimed,    -
            CANCELED,  pickUp,        kim,    illegal-transition, -
            STARTED,   complete,      kim,    illegal-transition, -
            ASSIGNED,  complete,      kim,    illegal-transition, -
            ASSIGNED,  complete,      lee,    already-claimed,    -
            PICKED_UP, complete,      kim,    COMPLETED,          DeliveryCompleted
            PICKED_UP, complete,      lee,    already-claimed,    -
            COMPLETED, complete,      kim,    COMPLETED,          -
            COMPLETED, complete,      lee,    already-claimed,    -
            CANCELED,  complete,      kim,    illegal-transition, -
            STARTED,   orderCanceled, nobody, CANCELED,           DeliveryCanceled
            ASSIGNED,  orderCanceled, nobody, CANCELED,           DeliveryCanceled
            PICKED_UP, orderCanceled, nobody, PICKED_UP,          -
            COMPLETED, orderCanceled, nobody, COMPLETED,          -
            CANCELED,  orderCanceled, nobody, CANCELED,           -
            """)
    void takesEveryStepFromEveryStatusAsTheTableSays(
            Status status, String step, String courier, String outcome, String said) {
        Job job = job(status);
        int saidBefore = said(job).size();

        if (outcome.contains("-")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> take(step, courier, job))
                    .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo(outcome));
            assertThat(job.getStatus()).isEqualTo(status);
        } else {
            take(step, courier, job);
            assertThat(job.getStatus()).isEqualTo(Status.valueOf(outcome));
        }
        assertThat(said(job).stream().skip(saidBefore).map(Event::type))
                .isEqualTo(said.equals("-") ? List.of() : List.of(said.split(" ")));
    }

    @Test
    void saysEveryStepWithTheTimeOfIt() {
        Job job = Job.start(3, cooked(7), NOW);
        job.claim("kim", NOW.plusSeconds(1));
        job.pickUp("kim", NOW.plusSeconds(2));
        job.complete("kim", NOW.plusSeconds(3));

        assertThat(said(job))
                .containsExactly(
                        new DeliveryStarted(3, 7, 1, null, "STARTED", NOW),
                        new CourierAssigned(3, 7, 1, "kim", "ASSIGNED", NOW.plusSeconds(1)),
                        new PickedUp(3, 7, 1, "kim", "PICKED_UP", NOW.plusSeconds(2)),
                        new DeliveryCompleted(3, 7, 1, "kim", "COMPLETED", NOW.plusSeconds(3)));
        assertThat(job.getAddress()).isEqualTo("서울시 중구 세종대로 110");
        assertThat(job.getStartedAt()).isEqualTo(NOW);
        assertThat(job.getPickedUpAt()).isEqualTo(NOW.plusSeconds(2));
        assertThat(job.getCompletedAt()).isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void saysWhoseJobWasCanceled() {
        Job job = job(Status.ASSIGNED);

        job.orderCanceled(LATER);

        assertThat(said(job)).endsWith(new DeliveryCanceled(3, 7, 1, "kim", "CANCELED", LATER));
    }

    @Test
    void namesBothStatesOfAnImpossibleStep() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> job(Status.STARTED).complete("kim", LATER))
                .satisfies(refused -> assertThat(refused.refusal().detail())
                        .isEqualTo("Delivery 3 is STARTED and cannot become COMPLETED."));
    }

    @Test
    void isCanceledAndSilentWhenTheCancelCameBeforeTheFoodWasCooked() {
        Job job = Job.canceledBeforeCooked(3, canceled(7));

        assertThat(job.getStatus()).isEqualTo(Status.CANCELED);
        assertThat(job.getStartedAt()).isNull();
        assertThat(said(job)).isEmpty();
    }

    private static Job job(Status status) {
        Job job = Job.start(3, cooked(7), NOW);
        switch (status) {
            case STARTED -> {}
            case ASSIGNED -> job.claim("kim", NOW);
            case PICKED_UP -> job.pickUp("kim", NOW);
            case COMPLETED -> {
                job.pickUp("kim", NOW);
                job.complete("kim", NOW);
            }
            case CANCELED -> job.orderCanceled(NOW);
        }
        return job;
    }

    private static void take(String step, String courier, Job job) {
        switch (step) {
            case "claim" -> job.claim(courier, LATER);
            case "pickUp" -> job.pickUp(courier, LATER);
            case "complete" -> job.complete(courier, LATER);
            case "orderCanceled" -> job.orderCanceled(LATER);
            default -> throw new IllegalArgumentException(step);
        }
    }
}
