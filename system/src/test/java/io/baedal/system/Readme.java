package io.baedal.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The README as the tests read it. */
final class Readme {

    private static final String TEXT = read();

    private Readme() {}

    /** The fenced blocks of one language, in their order. */
    static List<String> blocks(String language) {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```")
                .matcher(TEXT)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The cells of every row of the table under that heading, without its head. */
    static List<List<String>> table(String heading) {
        String section = TEXT.substring(TEXT.indexOf("\n## " + heading + "\n") + 1);
        return section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(row -> Pattern.compile("\\|")
                        .splitAsStream(row.substring(1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..").resolve("README.md"));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
