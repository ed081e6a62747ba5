package io.baedal.load.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured, in the order of measuring; each figure is printed as soon as it is known. */
final class Figures {

    private static final String ROW = "| %-8s | %-46s | %10s | %-23s | %-9s | %s |%n";

    private final PrintStream out;
    private final List<Figure> all = new ArrayList<>();
    private String part = "";

    Figures(PrintStream out) {
        this.out = out;
    }

    /** @param limit what kept it from being better, or nothing where that is not known */
    record Figure(String part, String subject, String name, Spread spread, String unit, String limit) {}

    void begin(String part) {
        this.part = part;
        out.printf("%n%s%n", part);
        out.printf(ROW, "", "", "median", "least to most", "unit", "limited by");
        out.println("|---|---|---|---|---|---|");
    }

    void add(String subject, String name, List<Double> rounds, String unit) {
        add(subject, name, rounds, unit, "");
    }

    void add(String subject, String name, List<Double> rounds, String unit, String limit) {
        add(subject, name, Spread.of(rounds), unit, limit);
    }

    void add(String subject, String name, double only, String unit) {
        add(subject, name, Spread.of(only), unit, "");
    }

    private void add(String subject, String name, Spread spread, String unit, String limit) {
        all.add(new Figure(part, subject, name, spread, unit, limit));
        String range = spread.least() == spread.most() ? "" : number(spread.least()) + " to " + number(spread.most());
        out.printf(ROW, subject, name, number(spread.median()), range, unit, limit);
        out.flush();
    }

    List<Figure> all() {
        return List.copyOf(all);
    }

    /** The median, if that was measured in this run. */
    Optional<Double> median(String subject, String name) {
        return all.stream()
                .filter(figure ->
                        figure.subject().equals(subject) && figure.name().equals(name))
                .map(figure -> figure.spread().median())
                .findFirst();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
