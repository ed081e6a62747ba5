package io.baedal.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads this service's dead letters in the order in which they were written. */
interface LetterReader extends AutoCloseable {

    /** What was not read yet, up to the last one that the broker has acknowledged when this is called. */
    List<Letter> readOn();

    @Override
    void close();

    /** A new reader of all {@code *.<group>.dlt} topics at each call. */
    static Supplier<LetterReader> ofKafka(KafkaAccess kafka, String group) {
        return () -> new OfKafka(new TopicReader(kafka, topic -> topic.endsWith(DeadLetters.suffix(group))), group);
    }

    /** The real one. */
    record OfKafka(TopicReader topics, String group) implements LetterReader {

        @Override
        public List<Letter> readOn() {
            List<Letter> letters = new ArrayList<>();
            topics.findEnds();
            while (!topics.isAtEnds()) {
                topics.next().forEach(stored -> letters.add(Letter.of(stored, group)));
            }
            return letters;
        }

        @Override
        public void close() {
            topics.close();
        }
    }
}
