package io.baedal.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The real processes, started by {@code scripts/suite} on free ports with folders of their own: what is tried here is
 * also the script. Processes are ended by the pid that the script wrote down and never by a name.
 */
public final class Suite implements AutoCloseable {

    public static final Path ROOT = root();
    public static final List<String> SERVICES = List.of("order", "store", "delivery", "payment", "dashboard");

    /** For the faults that come while a service runs. */
    private static final String AGENTS_MAY_COME = "-XX:+EnableDynamicAgentLoading";

    private static final String CONSUMER = " -Dspring.cloud.stream.kafka.bindings.events-in-0.consumer.configuration.";

    /** Short times, so that a drill sees a sweep and a rebalance: minutes in production. */
    private static final String QUICK = CONSUMER + "session.timeout.ms=6000"
            + CONSUMER + "heartbeat.interval.ms=2000"
            + CONSUMER + "max.poll.interval.ms=15000"
            + " -Dbaedal.payment.hold-limit=6s -Dbaedal.payment.sweep-interval=1s"
            + " -Dbaedal.database.longest-silence=15s";

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Path folder;
    private final Path logs;
    private final FaultFiles faults;
    private Account tester = Account.NOBODY;
    private Account order = Account.NOBODY;

    private Suite(Path folder) {
        this.folder = folder;
        this.logs = ROOT.resolve("load/target/suites").resolve(folder.getFileName());
        this.faults = new FaultFiles(folder, this::pid);
        List.of("broker", "gateway", "gateway_management", "identity", "frontend")
                .forEach(name -> environment.put(portVariable(name), String.valueOf(freePort())));
        for (String service : SERVICES) {
            environment.put(portVariable(service), String.valueOf(freePort()));
            set(optionsVariable(service), AGENTS_MAY_COME + QUICK);
        }
        set("BAEDAL_DATA", data().toString());
        set("BAEDAL_LOGS", logs.toString());
        set("BAEDAL_RUN", folder.resolve("run").toString());
        set("BAEDAL_SKIP_BUILD", "1");
        // Whoever counts orders begins with none.
        set("BAEDAL_DEMO_DAY", "false");
        set("BAEDAL_SERVICE_SECRET", UUID.randomUUID().toString());
    }

    /**
     * A new suite with nothing in it, not running yet; it is stopped and removed at the latest when the JVM ends. Its logs
     * stay in {@code load/target/suites}, for whoever has to find out why a test failed.
     */
    public static Suite prepare() {
        try {
            Suite suite = new Suite(Files.createTempDirectory("baedal-suite"));
            Files.copy(ROOT.resolve("load/target/load-1.0.0.jar"), suite.folder.resolve("faults.jar"));
            Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
            return suite;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Who may do everything here; signed in when first asked for. */
    synchronized Account tester() {
        if (tester == Account.NOBODY) {
            tester = Account.open(this, "tester-" + UUID.randomUUID());
        }
        return tester;
    }

    /** Order itself, which alone may hold money. */
    synchronized Account order() {
        if (order == Account.NOBODY) {
            order = Account.order(this);
        }
        return order;
    }

    String serviceSecret() {
        return environment.get("BAEDAL_SERVICE_SECRET");
    }

    /** For what {@link #up} starts from now on. */
    public void set(String variable, String value) {
        environment.put(variable, value);
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Without the short times of the drills. */
    public void useTimesOfProduction() {
        SERVICES.forEach(service -> set(optionsVariable(service), ""));
    }

    /** What {@code make up} does: starts whatever is not running, or those of it, and returns when all of them serve. */
    public String up(String... services) {
        return run(
                Stream.concat(Stream.of("scripts/suite", "up"), Stream.of(services))
                        .toList(),
                240);
    }

    @Override
    public void close() {
        if (Files.exists(folder)) {
            run(List.of("scripts/suite", "down"), 120);
            run(List.of("rm", "-rf", folder.toString()), 60);
        }
    }

    /** Ends a service the hard way, as an operator's {@code kill -9} would. */
    public void kill(String service) {
        end(service, ProcessHandle::destroyForcibly);
    }

    /** Lets a service finish what it does, as {@code SIGTERM} would. */
    public void terminate(String service) {
        end(service, ProcessHandle::destroy);
    }

    /** SIGSTOP: the process is there, and does and answers nothing. */
    void freeze(String service) {
        run(List.of("kill", "-STOP", pid(service)), 5);
    }

    void thaw(String service) {
        run(List.of("kill", "-CONT", pid(service)), 5);
    }

    boolean isRunning(String service) {
        return process(service).filter(ProcessHandle::isAlive).isPresent();
    }

    private void end(String service, Consumer<ProcessHandle> signal) {
        process(service).ifPresent(process -> {
            signal.accept(process);
            process.onExit().orTimeout(45, TimeUnit.SECONDS).join();
        });
    }

    /** What a service's process has used of the processor since it started. */
    public Duration processorTime(String service) {
        return process(service)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    public Optional<ProcessHandle> process(String service) {
        if (!Files.exists(folder.resolve("run").resolve(service + ".pid"))) {
            return Optional.empty();
        }
        // The pid of a process that has ended may be somebody else's by now.
        return ProcessHandle.of(Long.parseLong(pid(service)))
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()));
    }

    /** The options of Java that a running service was started with, without what is of this suite or of its build alone. */
    public List<String> javaOptions(String service) {
        return Stream.of(process(service).orElseThrow().info().arguments().orElseThrow())
                .takeWhile(word -> !word.equals("-jar"))
                .filter(word -> !word.startsWith("-Dbaedal.") && !word.contains("SharedArchive"))
                .toList();
    }

    private String pid(String service) {
        return read(folder.resolve("run").resolve(service + ".pid")).strip();
    }

    FaultFiles faults() {
        return faults;
    }

    /**
     * One more process of a service that runs, with the same options on the same database; what stays wrong in it is said
     * of {@code <service>-<number>}. Whoever starts it ends it.
     */
    Process another(String service, int number, int port) {
        return another(service, process(service).orElseThrow(), number, port);
    }

    /** The same as that process of it. */
    Process another(String service, ProcessHandle like, int number, int port) {
        String instance = service + "-" + number;
        List<String> command = new ArrayList<>(List.of(like.info().command().orElseThrow()));
        command.addAll(List.of(like.info().arguments().orElseThrow()));
        command.replaceAll(word -> word.replace(service + ".faults", instance + ".faults"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(instance + ".log").toFile());
        builder.environment().putAll(environment);
        builder.environment().put(portVariable(service), String.valueOf(port));
        // The gateway alone has a second port.
        builder.environment().put(portVariable("gateway_management"), String.valueOf(freePort()));
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String optionsVariable(String service) {
        return "BAEDAL_" + service.toUpperCase(Locale.ROOT) + "_OPTS";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String log(String service) {
        return read(logs.resolve(service + ".log"));
    }

    public String port(String service) {
        return environment.get(portVariable(service));
    }

    Path folder() {
        return folder;
    }

    /** Where each service that was given no database keeps its file, in a folder of its own name. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Runs a command in the project's folder with this suite's ports and folders; returns what it printed. */
    public String run(List<String> command, int seconds) {
        try {
            File output = Files.createTempFile("baedal-output", ".txt").toFile();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output);
            builder.environment().putAll(environment);
            SERVICES.forEach(service ->
                    builder.environment().merge(optionsVariable(service), faults.options(service), String::concat));
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
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String portVariable(String service) {
        return "BAEDAL_" + service.toUpperCase(Locale.ROOT) + "_PORT";
    }

    /**
     * Below the ports that the system gives to callers (32768 and up): while a service is away, a caller could be given
     * its port, and who calls an empty port there may even reach itself.
     */
    public static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Tests run in their module's folder, {@code make drill} in the project's. */
    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("scripts/suite")) ? here : here.getParent();
    }
}
