import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says an event that nobody can read, with the Kafka client of the running suite: Poison.java <broker> <key>. */
class Poison {

    public static void main(String[] arguments) throws Exception {
        RecordHeaders headers = new RecordHeaders();
        headers.add("type", "PickedUp".getBytes());
        headers.add("id", "poison-%s-%d".formatted(arguments[1], System.currentTimeMillis()).getBytes());
        headers.add("seq", "1".getBytes());
        Map<String, Object> connection = Map.of("bootstrap.servers", arguments[0]);
        try (var producer = new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("baedal.events", null, arguments[1], "{\"eventType\":", headers))
                    .get();
        }
    }
}
