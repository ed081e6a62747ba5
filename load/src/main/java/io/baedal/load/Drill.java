package io.baedal.load;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong on purpose while orders come in, and what is to be seen of it besides the invariants. */
record Drill(String name, String expectation, Scenario scenario) {

    /** What is done to the running suite; whoever breaks something for good mends it. */
    @FunctionalInterface
    interface Scenario {

        void play(Stage stage);
    }

    /** Under a light load, to the verdict. Without a network where no drill asks for it. */
    Result run(Suite suite, @Nullable Network network, Duration patience) {
        try (Stage stage = Stage.open(suite, network, name)) {
            stage.begin();
            scenario.play(stage);
            return stage.end(patience);
        }
    }
}
