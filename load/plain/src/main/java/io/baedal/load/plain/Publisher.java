package io.baedal.load.plain;

import lombok.RequiredArgsConstructor;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Profile;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Publishes after the commit: whoever is killed in between has said nothing. */
@Component
@Profile("order | payment")
@RequiredArgsConstructor
class Publisher {

    private final StreamBridge bridge;

    @TransactionalEventListener
    void publish(Event event) {
        bridge.send(
                "events-out",
                MessageBuilder.withPayload(event)
                        .setHeader("type", event.eventType())
                        .build());
    }
}
