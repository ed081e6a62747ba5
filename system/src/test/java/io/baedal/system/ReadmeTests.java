package io.baedal.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.Event;
import io.baedal.platform.EventLanguage;
import io.baedal.platform.GoldenEvents;
import io.baedal.platform.Reactions;
import io.baedal.platform.Reactions.Reaction;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's diagrams and tables say what the code does. */
class ReadmeTests {

    private static final Map<String, String> SERVICE_OF_AGGREGATE = Map.of(
            "order",
            "order",
            "payment",
            "payment",
            "ticket",
            "store",
            "store",
            "store",
            "delivery",
            "delivery",
            "member",
            "identity");
    private static final List<String> LISTENERS = List.of("order", "payment", "store", "delivery");

    @Test
    void drawsEveryEventFromWhoSaysItToWhoListens() {
        String diagram = diagram("flowchart");

        assertThat(matches(diagram, "(\\w+) -- (\\w+) --> (\\w+)")).isEqualTo(flows());
    }

    @Test
    void namesEveryEventWithItsSpeakerAndListeners() {
        Set<String> table = Readme.table("Events").stream()
                .map(row -> row.get(0).replace("`", "") + " " + row.get(1) + " " + listeners(row.get(2)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(table)
                .isEqualTo(GoldenEvents.all().stream()
                        .map(event -> event.type() + " " + speaker(event) + " " + new TreeSet<>(listenersOf(event)))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(table).hasSameSizeAs(EventLanguage.TYPES.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "Order, io.baedal.order.Order$Status",
        "Ticket, io.baedal.store.Ticket$Status",
        "Delivery, io.baedal.delivery.Job$Status",
        "Payment, io.baedal.payment.Payment$Status",
    })
    void drawsEveryStateAndTransition(String name, String statusType) throws ReflectiveOperationException {
        String diagram = diagram("stateDiagram-v2\n    %% " + name);

        assertThat(matches(diagram, "(\\w+) --> (\\w+)")).isEqualTo(transitions(Class.forName(statusType)));
    }

    private static String diagram(String start) {
        return Readme.blocks("mermaid").stream()
                .filter(block -> block.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no diagram starts with " + start));
    }

    private static Set<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> String.join(" ", groups(found)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String[] groups(MatchResult found) {
        return Stream.iterate(1, group -> group + 1)
                .limit(found.groupCount())
                .map(found::group)
                .toArray(String[]::new);
    }

    private static Set<String> listeners(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Dashboard hears everything, so it is only drawn where nobody else listens. */
    private static Set<String> flows() {
        return GoldenEvents.all().stream()
                .flatMap(event -> {
                    List<String> others = listenersOf(event).stream()
                            .filter(listener -> !listener.equals("dashboard"))
                            .toList();
                    return (others.isEmpty() ? List.of("dashboard") : others)
                            .stream().map(listener -> speaker(event) + " " + event.type() + " " + listener);
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String speaker(Event event) {
        return SERVICE_OF_AGGREGATE.get(event.aggregateType());
    }

    private static List<String> listenersOf(Event event) {
        Stream<String> reacting =
                LISTENERS.stream().filter(service -> reactions(service).to(event) != Reaction.NONE);
        return Stream.concat(reacting, Stream.of("dashboard")).toList();
    }

    /** The reactions themselves are not run, so they need no collaborators. */
    private static Reactions reactions(String service) {
        String name = Character.toUpperCase(service.charAt(0)) + service.substring(1) + "Events";
        try {
            Constructor<?> constructor =
                    Class.forName("io.baedal." + service + "." + name).getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (Reactions) constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }

    private static Set<String> transitions(Class<?> status) throws ReflectiveOperationException {
        Method next = status.getDeclaredMethod("next");
        next.setAccessible(true);
        Set<String> transitions = new TreeSet<>();
        for (Object from : status.getEnumConstants()) {
            for (Object to : (Set<?>) next.invoke(from)) {
                transitions.add(from + " " + to);
            }
        }
        return transitions;
    }
}
