package io.baedal.load.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The trials of all rounds, by what was tried. */
final class Rounds<T> {

    private final Map<T, List<Trial>> trials = new LinkedHashMap<>();

    void add(T tried, Trial trial) {
        trials.computeIfAbsent(tried, _ -> new ArrayList<>()).add(trial);
    }

    List<Trial> of(T tried) {
        return trials.get(tried);
    }

    /** In the order of the first round. */
    void forEach(BiConsumer<T, List<Trial>> action) {
        trials.forEach(action);
    }
}
