package io.baedal.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What came of one drill: what was broken on purpose, and what was found wrong afterwards. */
public record Result(
        String name,
        int orders,
        int faults,
        Map<Invariant, List<String>> violations,
        List<String> unexpected,
        List<String> measured,
        Duration took) {

    public boolean passed() {
        return unexpected.isEmpty() && violations.values().stream().allMatch(List::isEmpty);
    }

    /** Everything that is wrong, in sentences. */
    public List<String> wrong() {
        return Stream.concat(
                        violations.entrySet().stream()
                                .flatMap(entry -> entry.getValue().stream().map(text -> entry.getKey() + " " + text)),
                        unexpected.stream())
                .toList();
    }
}
