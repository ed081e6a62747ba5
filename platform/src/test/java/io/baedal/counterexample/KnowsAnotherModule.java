package io.baedal.counterexample;

import io.baedal.broker.LocalBroker;

@Breaks("SERVICES_KNOW_NO_OTHER_SERVICE")
class KnowsAnotherModule {

    String where(LocalBroker other) {
        return other.bootstrapServers();
    }
}
