package io.baedal.load.bench;

import io.baedal.load.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The processes of a reference, with a folder of their own; all end with the run, and the folder goes. */
final class Children implements AutoCloseable {

    private static final Path LOGS = Suite.ROOT.resolve("load/target/bench");
    private static final int SECONDS_TO_STOP = 30;

    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final String subject;
    private final Path folder;

    private Children(String subject, Path folder) {
        this.subject = subject;
        this.folder = folder;
    }

    static Children of(String subject) {
        try {
            Children children = new Children(subject, Files.createTempDirectory("baedal-bench"));
            Runtime.getRuntime().addShutdownHook(new Thread(children::close));
            return children;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path folder() {
        return folder;
    }

    void start(String name, List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(LOGS);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(LOGS.resolve(subject + "-" + name + ".log").toFile());
            builder.environment().putAll(environment);
            processes.put(name, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Map<String, ProcessHandle> handles() {
        Map<String, ProcessHandle> handles = new LinkedHashMap<>();
        processes.forEach((name, process) -> handles.put(name, process.toHandle()));
        return handles;
    }

    /** The one that was started last ends first. */
    @Override
    public synchronized void close() {
        List.copyOf(processes.values()).reversed().forEach(Children::end);
        processes.clear();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
