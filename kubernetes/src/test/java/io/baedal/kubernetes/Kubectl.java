package io.baedal.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The real {@code kubectl kustomize}: what a cluster's users would send is what is checked. It needs no cluster.
 * {@code scripts/kubectl} finds or fetches it.
 */
final class Kubectl {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private Kubectl() {}

    /** Every overlay, and every combination that exists for the tests only. */
    static List<String> everything() {
        return Stream.of("overlays", "tests").flatMap(Kubectl::folders).toList();
    }

    /** The rendered YAML of that folder, which must not make kubectl complain either. */
    static String kustomize(String folder) {
        return RENDERED.computeIfAbsent(folder, _ -> run(program(), "kustomize", folder));
    }

    private static Stream<String> folders(String parent) {
        try (Stream<Path> found = Files.list(HERE.resolve(parent))) {
            return found.map(folder -> parent + "/" + folder.getFileName()).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String program() {
        return RENDERED.computeIfAbsent("kubectl", _ -> run("../scripts/kubectl"))
                .strip();
    }

    private static String run(String... command) {
        Map<String, String> output = new TreeMap<>();
        try {
            Path complaints = Files.createTempFile("kubectl", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(HERE.toFile())
                    .redirectError(complaints.toFile())
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            output.put(String.join(" ", command), Files.readString(complaints));
            if (code != 0 || command.length > 1 && !Files.readString(complaints).isEmpty()) {
                throw new IllegalStateException("Exit code " + code + " of " + output);
            }
            return printed;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
