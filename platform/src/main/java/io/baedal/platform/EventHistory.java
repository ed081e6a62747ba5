package io.baedal.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Everything that was ever said on this service's topics, read again from the beginning beside the running listener, to
 * build a read model anew. What cannot be read is left out: it is a dead letter of the listener.
 */
public class EventHistory {

    private final KafkaAccess kafka;
    private final Pattern topics;
    private final EventReceiver receiver;

    EventHistory(KafkaAccess kafka, Pattern topics, EventReceiver receiver) {
        this.kafka = kafka;
        this.topics = topics;
        this.receiver = receiver;
    }

    /** Starts over, from the first event. */
    public Reading begin() {
        return new Reading(new TopicReader(kafka, topic -> topics.matcher(topic).matches()), receiver);
    }

    /** One pass; not for use by several threads. Its methods throw {@link Refusal.Refused} while the broker is away. */
    public static final class Reading implements AutoCloseable {

        private final TopicReader topics;
        private final EventReceiver receiver;

        private Reading(TopicReader topics, EventReceiver receiver) {
            this.topics = topics;
            this.receiver = receiver;
            topics.findEnds();
        }

        /** From now on the end is behind everything that was said until now. */
        public void moveEnd() {
            topics.findEnds();
        }

        public boolean isAtEnd() {
            return topics.isAtEnds();
        }

        /** The next events, in the order of their aggregates; may be empty before the end. */
        public List<Received> next() {
            List<Received> events = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> message : topics.next()) {
                try {
                    receiver.read(message).ifPresent(events::add);
                } catch (UnreadableEvent deadLetter) {
                    continue;
                }
            }
            return events;
        }

        /** How many messages were read, readable or not. */
        public long read() {
            return topics.read();
        }

        /** How many messages there are up to the end. */
        public long end() {
            return topics.end();
        }

        @Override
        public void close() {
            topics.close();
        }
    }
}
