package io.baedal.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import lombok.RequiredArgsConstructor;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends rows so that one goes out only after the acknowledgement of the row before it of the same aggregate. They travel
 * in waves: the first row of every aggregate together, then the second … An aggregate whose row was not taken has no part
 * in the next wave.
 */
@RequiredArgsConstructor
final class OutboxSender {

    private final KafkaTemplate<String, byte[]> kafka;

    /**
     * What became of the rows; those in neither are to be sent again.
     *
     * @param acknowledged taken by the broker
     * @param refused those that it will never take, with its reason
     * @param failure why the others were not taken, when there are any
     */
    record Sent(
            List<OutboxRow> acknowledged,
            Map<OutboxRow, String> refused,
            @Nullable String failure) {}

    /**
     * Ends early, with the thread's interrupt status set, when it is interrupted.
     *
     * @param rows in the order in which they were said
     */
    Sent send(List<OutboxRow> rows) {
        Round round = new Round();
        try {
            sendInWaves(rows, round);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return round.sent();
    }

    private void sendInWaves(List<OutboxRow> rows, Round round) throws InterruptedException {
        List<OutboxRow> rest = rows;
        while (!rest.isEmpty()) {
            Map<OutboxRow, CompletableFuture<?>> wave = new LinkedHashMap<>();
            Set<String> inThisWave = new HashSet<>();
            List<OutboxRow> later = new ArrayList<>();
            for (OutboxRow row : rest) {
                if (inThisWave.add(row.aggregate())) {
                    wave.put(row, round.send(row));
                } else {
                    later.add(row);
                }
            }
            Set<String> stopped = round.awaitAcknowledgements(wave);
            later.removeIf(row -> stopped.contains(row.aggregate()));
            rest = later;
        }
    }

    static String rootMessage(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).toString();
    }

    private static boolean isForGood(Throwable refusal) {
        return Causes.any(
                refusal,
                cause -> cause instanceof RecordTooLargeException
                        || cause instanceof RecordBatchTooLargeException
                        || cause instanceof InvalidTopicException);
    }

    /** All waves of some rows, and what has come of them so far. */
    private final class Round {

        private final Map<String, RuntimeException> absentTopics = new HashMap<>();
        private final List<OutboxRow> acknowledged = new ArrayList<>();
        private final Map<OutboxRow, String> refused = new LinkedHashMap<>();
        private @Nullable String failure;

        /** Asks for an absent topic once and not once a row: each time takes as long as the producer may block. */
        CompletableFuture<?> send(OutboxRow row) {
            RuntimeException absent = absentTopics.get(row.topic());
            if (absent != null) {
                return CompletableFuture.failedFuture(absent);
            }
            try {
                return kafka.send(row.toRecord());
            } catch (RuntimeException notSent) {
                if (!isForGood(notSent)) {
                    absentTopics.put(row.topic(), notSent);
                }
                return CompletableFuture.failedFuture(notSent);
            }
        }

        /** Waits for all answers; returns the aggregates whose row was not taken. */
        Set<String> awaitAcknowledgements(Map<OutboxRow, CompletableFuture<?>> wave) throws InterruptedException {
            Set<String> stopped = new HashSet<>();
            for (var sent : wave.entrySet()) {
                try {
                    sent.getValue().get();
                    acknowledged.add(sent.getKey());
                } catch (ExecutionException notTaken) {
                    stopped.add(sent.getKey().aggregate());
                    note(sent.getKey(), notTaken);
                }
            }
            return stopped;
        }

        private void note(OutboxRow row, ExecutionException notTaken) {
            if (isForGood(notTaken)) {
                refused.put(row, rootMessage(notTaken));
            } else {
                failure = rootMessage(notTaken);
                RefusedSignIn.startAnew(kafka, notTaken);
            }
        }

        Sent sent() {
            return new Sent(acknowledged, refused, failure);
        }
    }
}
