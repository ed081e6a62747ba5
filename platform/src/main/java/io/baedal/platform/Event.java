package io.baedal.platform;

/**
 * Something that happened to an aggregate, as the other services hear it. One sealed interface per publisher, one
 * record per event; the record's simple name is the {@code type} header on the wire. Adding an event is adding a
 * record: every consumer's {@code switch} then stops compiling until it has decided what to do with it.
 */
public sealed interface Event permits OrderEvent, PaymentEvent, StoreEvent, DeliveryEvent, MenuEvent, MemberEvent {

    /** The topic shared by all events of an order, keyed by order id; a member's are there too, keyed by member id. */
    String EVENTS_TOPIC = "baedal.events";

    /** The compacted topic of the stores' menus; keyed by store id. */
    String MENUS_TOPIC = "baedal.menus";

    /** The kind of aggregate that says this event; {@code seq} counts per kind and id. */
    String aggregateType();

    /** The aggregate's id and the record's Kafka key: the order id, the store id for menus, the member id for members. */
    long aggregateId();

    default String topic() {
        return EVENTS_TOPIC;
    }

    default String type() {
        return getClass().getSimpleName();
    }
}
