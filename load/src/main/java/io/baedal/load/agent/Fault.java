package io.baedal.load.agent;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing to go wrong inside a process, as a line of text: what, where, at which passages. {@code
 * halt=io.baedal.order.Payments.authorize@exit#3} ends the JVM at the third return of that method; {@code @line-42} is a
 * source line. {@code pause=…:5000} stands still there for so many milliseconds, {@code fail=…#1-10} throws ten times,
 * {@code return=io.baedal.platform.Inbox.accept:true} makes a guard say yes for ever, {@code shift=…:-300000} puts the
 * clock that a method gives, or the time, so many milliseconds off.
 */
public record Fault(Kind kind, String type, String method, String where, int from, int to, String value) {

    /** What happens; RETURN takes the place of the method's body, SHIFT changes all that it returns. */
    public enum Kind {
        HALT,
        PAUSE,
        FAIL,
        RETURN,
        SHIFT
    }

    static final String ENTRY = "entry";
    static final String EXIT = "exit";
    static final String LINE = "line-";

    private static final Pattern TEXT = Pattern.compile("(halt|pause|fail|return|shift)=([\\w.$]+)\\.([\\w$]+)"
            + "(?:@(entry|exit|line-\\d+))?(?:#(\\d+)(-\\d+)?)?(?::([\\w-]+))?");

    /** Reads one fault. @throws IllegalArgumentException when the text is none */
    public static Fault parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a fault: " + text);
        }
        int from = parts.group(5) == null ? 1 : Integer.parseInt(parts.group(5));
        return new Fault(
                Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                parts.group(2),
                parts.group(3),
                orElse(parts.group(4), ENTRY),
                from,
                parts.group(6) == null ? from : Integer.parseInt(parts.group(6).substring(1)),
                orElse(parts.group(7), ""));
    }

    static List<Fault> parseLines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .map(Fault::parse)
                .toList();
    }

    boolean isAtLine(int line) {
        return where.equals(LINE + line);
    }

    boolean strikesAt(int passage) {
        return isWithoutPassages() ? passage == 1 : passage >= from && passage <= to;
    }

    private boolean isWithoutPassages() {
        return kind == Kind.RETURN || kind == Kind.SHIFT;
    }

    /** The name under which passages are counted. */
    String place() {
        return type + "." + method + "@" + where;
    }

    private static String orElse(String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    @Override
    public String toString() {
        String passages = isWithoutPassages() ? "" : "@" + where + "#" + from + (to == from ? "" : "-" + to);
        return kind.name().toLowerCase(Locale.ROOT) + "=" + type + "." + method + passages
                + (value.isEmpty() ? "" : ":" + value);
    }
}
