package io.baedal.load.bench;

import io.baedal.load.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A run as {@code target/bench.json} has it; the picture is beside it. */
record Results(
        Instant at,
        Storage storage,
        int processors,
        String java,
        int rounds,
        long secondsARound,
        List<Figures.Figure> figures,
        List<Verdict> targets) {

    static Results of(Storage storage, Plan plan, Figures figures) {
        return new Results(
                Instant.now(),
                storage,
                Machine.PROCESSORS,
                Runtime.version().toString(),
                plan.rounds(),
                plan.round().toSeconds(),
                figures.all(),
                Verdict.of(figures));
    }

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("bench.json"),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
            Files.writeString(folder.resolve("bench.svg"), Picture.of(figures));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
