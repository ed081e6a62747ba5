package io.baedal.load;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.baedal.load.agent.Fault;
import io.baedal.load.agent.FaultAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * What is to go wrong in the services, and what did: files that the agent in a service reads and writes. A service gets
 * the agent when something is to go wrong in it, because it then starts half as fast.
 */
final class FaultFiles {

    private final Map<String, String> standing = new ConcurrentHashMap<>();
    private final Path folder;
    private final UnaryOperator<String> pids;

    /** {@code pids} gives a running service's process. */
    FaultFiles(Path folder, UnaryOperator<String> pids) {
        this.folder = folder;
        this.pids = pids;
    }

    /** The java options with which a service starts: what stays wrong is wrong from its first moment. */
    String options(String service) {
        return standing.containsKey(service) ? " -javaagent:" + agent() + "=" + of(service) : "";
    }

    /** Puts these faults in force in a running service, in place of those before, and returns when they are. */
    void arm(String service, String... faults) {
        String lines = standing.getOrDefault(service, "") + lines(faults);
        Path armed = Path.of(of(service) + ".armed");
        String inForce = lines + FaultAgent.IN_FORCE;
        write(of(service), lines);
        bringAgentInto(service);
        Awaitility.await("faults of " + service)
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(armed) && read(armed).startsWith(inForce));
        if (!read(armed).equals(inForce)) {
            throw new IllegalStateException(read(armed));
        }
    }

    /** Nothing happens in a process that has it. */
    private void bringAgentInto(String service) {
        String pid = pids.apply(service);
        try {
            VirtualMachine process = VirtualMachine.attach(pid);
            try {
                process.loadAgent(agent().toString(), of(service).toString());
            } finally {
                process.detach();
            }
        } catch (AttachNotSupportedException
                | AgentLoadException
                | AgentInitializationException
                | IOException failure) {
            // A fault that halts a process may do so before the process can say that it has the agent.
            if (ProcessHandle.of(Long.parseLong(pid)).isPresent()) {
                throw new IllegalStateException("the agent does not come into " + service, failure);
            }
        }
    }

    private Path agent() {
        return folder.resolve("faults.jar");
    }

    /** For a service that a fault has ended: it must not meet it again when it starts. */
    void disarm(String service) {
        write(of(service), standing.getOrDefault(service, ""));
    }

    /** What stays wrong, a guard that is switched off or a clock, whatever else is armed, also through restarts. */
    void mutate(String service, String... faults) {
        standing.put(service, lines(faults));
        disarm(service);
    }

    void heal(String service) {
        standing.remove(service);
        disarm(service);
    }

    /** The faults that happened in a service since the suite started. */
    List<String> struck(String service) {
        Path struck = Path.of(of(service) + ".struck");
        return Files.exists(struck) ? read(struck).lines().toList() : List.of();
    }

    private static String lines(String... faults) {
        return Arrays.stream(faults).map(fault -> Fault.parse(fault) + "\n").collect(Collectors.joining());
    }

    private Path of(String service) {
        return folder.resolve(service + ".faults");
    }

    private static void write(Path file, String text) {
        try {
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(written, text);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
