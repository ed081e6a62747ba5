package io.baedal.load.bench;

import java.util.List;
import java.util.Locale;

/** The figures in which there are references, as bars: each group is one figure, scaled to its longest bar. */
final class Picture {

    private static final int WIDTH = 720;
    private static final int LABEL = 260;
    private static final int LONGEST = 340;
    private static final int BAR = 16;
    private static final int HEADING = 26;

    private final StringBuilder drawn = new StringBuilder();
    private int y = 10;

    private Picture() {}

    static String of(List<Figures.Figure> figures) {
        Picture picture = new Picture();
        figures.stream()
                .filter(figure -> figure.subject().equals("ours"))
                .map(Figures.Figure::name)
                .distinct()
                .map(name -> figures.stream()
                        .filter(figure -> figure.name().equals(name))
                        .toList())
                .filter(group -> group.size() > 1)
                .forEach(picture::draw);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                %s</svg>
                """.formatted(WIDTH, picture.y + 10, picture.drawn);
    }

    private void draw(List<Figures.Figure> group) {
        y += HEADING;
        text(10, group.getFirst().name() + " (" + group.getFirst().unit() + ")", "bold");
        double most = group.stream()
                .mapToDouble(figure -> figure.spread().most())
                .max()
                .orElse(1);
        group.forEach(figure -> bar(figure, LONGEST / Math.max(most, Double.MIN_NORMAL)));
    }

    /** The line over a bar goes from the least to the most. */
    private void bar(Figures.Figure figure, double scale) {
        y += BAR + 2;
        Spread spread = figure.spread();
        text(LABEL - 60, figure.subject(), "normal");
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                LABEL,
                y - BAR + 4,
                spread.median() * scale,
                BAR - 2,
                figure.subject().equals("ours") ? "#2a7de1" : "#b5bdc8");
        add(
                "<path d=\"M%.1f %dH%.1f\" stroke=\"#222\"/>%n",
                LABEL + spread.least() * scale, y - 3, LABEL + spread.most() * scale);
        text((int) (LABEL + spread.most() * scale) + 8, Figures.number(spread.median()), "normal");
    }

    private void text(int x, String words, String weight) {
        add(
                "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n",
                x, y, weight, words.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private void add(String format, Object... values) {
        drawn.append(String.format(Locale.ROOT, format, values));
    }
}
