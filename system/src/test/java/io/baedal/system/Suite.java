package io.baedal.system;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/**
 * The real processes, started by {@code scripts/suite} on free ports with folders of their own: what is tested here is
 * also the script. One suite serves all tests of a run and is stopped when the JVM ends.
 */
final class Suite {

    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final List<String> SERVICES =
            List.of("broker", "order", "store", "delivery", "payment", "dashboard", "gateway");
    private static final Suite RUNNING = start();

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Path folder;

    private Suite(Path folder) throws IOException {
        this.folder = folder;
        for (String service : SERVICES) {
            environment.put(portVariable(service), String.valueOf(freePort()));
        }
        environment.put("BAEDAL_GATEWAY_MANAGEMENT_PORT", String.valueOf(freePort()));
        environment.put("BAEDAL_DATA", folder.resolve("data").toString());
        environment.put("BAEDAL_LOGS", folder.resolve("logs").toString());
        environment.put("BAEDAL_RUN", folder.resolve("run").toString());
        environment.put("BAEDAL_SKIP_BUILD", "1");
    }

    /** The suite, up and ready. */
    static Suite running() {
        return RUNNING;
    }

    private static Suite start() {
        try {
            Suite suite = new Suite(Files.createTempDirectory("baedal-suite"));
            Runtime.getRuntime().addShutdownHook(new Thread(suite::stop));
            suite.up();
            return suite;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What {@code make up} does: starts whatever is not running, and returns when all of it serves. */
    String up() {
        return run(List.of("scripts/suite", "up"), 240);
    }

    private void stop() {
        run(List.of("scripts/suite", "down"), 120);
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    /** Ends a service the hard way, as an operator's {@code kill -9} would. */
    void kill(String service) {
        end(service, ProcessHandle::destroyForcibly);
    }

    /** Lets a service finish what it does, as {@code SIGTERM} would. */
    void terminate(String service) {
        end(service, ProcessHandle::destroy);
    }

    private void end(String service, Consumer<ProcessHandle> signal) {
        try {
            long pid = Long.parseLong(Files.readString(folder.resolve("run").resolve(service + ".pid"))
                    .trim());
            ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
            signal.accept(process);
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String log(String service) {
        try {
            return Files.readString(folder.resolve("logs").resolve(service + ".log"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String port(String service) {
        return environment.get(portVariable(service));
    }

    /** Runs a command in the project's folder with this suite's ports and folders; returns what it printed. */
    String run(List<String> command, int seconds) {
        try {
            File output = Files.createTempFile("baedal-output", ".txt").toFile();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output);
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
            Files.delete(output.toPath());
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(
                        String.join(" ", command) + (ended ? " failed" : " did not end") + ":\n" + printed);
            }
            return printed;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String portVariable(String service) {
        return "BAEDAL_" + service.toUpperCase(Locale.ROOT) + "_PORT";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
