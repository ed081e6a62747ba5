package io.baedal.kubernetes;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that has to be true of every rendered overlay, with the change that breaks it: a rule that cannot fail says
 * nothing.
 *
 * @param says the rule as a sentence
 * @param violations what is wrong in that overlay, one sentence each
 * @param brokenIn the folder that the broken example starts from
 * @param breaking makes the broken example
 */
record Rule(
        String says, Function<Manifests, Stream<String>> violations, String brokenIn, Consumer<Manifests> breaking) {

    static Rule of(
            String says,
            Function<Manifests, Stream<String>> violations,
            String brokenIn,
            Consumer<Manifests> breaking) {
        return new Rule(says, violations, brokenIn, breaking);
    }

    List<String> check(Manifests manifests) {
        return violations.apply(manifests).toList();
    }

    @Override
    public String toString() {
        return says;
    }
}
