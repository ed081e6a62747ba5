package io.baedal.load.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * {@code -javaagent:load.jar=<file>}, or brought into a process that runs: does what the lines of the file say (see
 * {@link Fault}), also when they change, so that a drill needs no restart to arm it. {@code <file>.armed} holds the lines
 * that are in force, {@code <file>.struck} those that happened.
 */
public final class FaultAgent {

    /** Ends the lines in {@code <file>.armed}; what follows it are mistakes in them. */
    public static final String IN_FORCE = "in force\n";

    private static final Duration LOOK_EVERY = Duration.ofMillis(40);
    private static final AtomicBoolean HERE = new AtomicBoolean();

    private final Instrumentation instrumentation;
    private final Path file;
    private final Weaver weaver = new Weaver();
    private List<Fault> woven = List.of();
    private String inForce = "nothing yet";

    private FaultAgent(Instrumentation instrumentation, Path file) {
        this.instrumentation = instrumentation;
        this.file = file;
    }

    /** Called by the JVM before the service's own main method. */
    public static void premain(String file, Instrumentation instrumentation) {
        HERE.set(true);
        FaultAgent agent = new FaultAgent(instrumentation, Path.of(file));
        instrumentation.addTransformer(agent.weaver, true);
        agent.look();
        Thread.ofPlatform().daemon().name("faults").start(agent::watch);
    }

    /** Called by the JVM for who has attached; the second time in one process there is nothing to do. */
    public static void agentmain(String file, Instrumentation instrumentation) {
        if (!HERE.get()) {
            premain(file, instrumentation);
        }
    }

    private void watch() {
        while (true) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            look();
        }
    }

    private void look() {
        try {
            String wanted = Files.exists(file) ? Files.readString(file) : "";
            if (!wanted.equals(inForce)) {
                putInForce(wanted);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void putInForce(String wanted) throws IOException {
        List<Fault> faults = Fault.parseLines(wanted);
        Set<String> concerned = types(woven);
        concerned.addAll(types(faults));
        woven = faults;
        weaver.weave(faults);
        reweave(concerned);
        inForce = wanted;
        tellArmed(wanted);
        // Last: a fault that halts the JVM before it is said to be in force would be waited for in vain.
        Passages.arm(faults, beside(".struck"));
    }

    private void tellArmed(String wanted) throws IOException {
        Path written = beside(".writing");
        Files.writeString(written, wanted + IN_FORCE + String.join("\n", weaver.mistakes()));
        Files.move(written, beside(".armed"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Types that are not loaded yet are woven when they are. */
    private void reweave(Set<String> types) {
        Class<?>[] loaded = Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> types.contains(type.getName()))
                .toArray(Class<?>[]::new);
        try {
            if (loaded.length > 0) {
                instrumentation.retransformClasses(loaded);
            }
        } catch (UnmodifiableClassException impossible) {
            throw new IllegalArgumentException("cannot be woven: " + Arrays.toString(loaded), impossible);
        }
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static Set<String> types(List<Fault> faults) {
        return faults.stream().map(Fault::type).collect(Collectors.toCollection(HashSet::new));
    }
}
