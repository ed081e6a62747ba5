package io.baedal.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Two processes of every service, as a cluster has them, each way leading to both; and the ways of replacing one, with the
 * times of {@code kubernetes/base/pod.yaml}.
 */
final class Fleet implements AutoCloseable {

    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration PRE_STOP = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(45);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Deque<Instance>> instances = new LinkedHashMap<>();
    private final Stage stage;
    private int number = 1;
    private Duration longestLeave = Duration.ZERO;

    private Fleet(Stage stage) {
        this.stage = stage;
    }

    /** The oldest of a service is the suite's own. */
    private record Instance(int port, ProcessHandle process) {}

    /** Adds the second of each, one after the other. */
    static Fleet assemble(Stage stage) {
        Fleet fleet = new Fleet(stage);
        for (String service : Network.SERVICES) {
            fleet.instances.put(service, new ArrayDeque<>());
            fleet.instances.get(service).add(fleet.own(service));
            fleet.add(service);
        }
        return fleet;
    }

    private Instance own(String service) {
        return new Instance(
                Integer.parseInt(stage.suite().port(service)),
                stage.suite().process(service).orElseThrow());
    }

    /** As in the cluster: nobody comes before it is ready, and who leaves goes on serving until all have heard of it. */
    void replaceOldest(String service) {
        add(service);
        Instance oldest = instances.get(service).removeFirst();
        lead(service);
        stage.pass(PRE_STOP);
        long begin = System.nanoTime();
        stage.expect(service + " ends within its time of grace", end(oldest, GRACE.minus(PRE_STOP)));
        Duration leave = Duration.ofNanos(System.nanoTime() - begin);
        longestLeave = leave.compareTo(longestLeave) > 0 ? leave : longestLeave;
        stage.struck(1);
    }

    /** From SIGTERM to the end of the process. */
    Duration longestLeave() {
        return longestLeave;
    }

    /** The same without readiness and without waiting: the new one is asked while it starts, the old one stops at once. */
    void replaceOldestBlindly(String service) {
        Instance oldest = instances.get(service).removeFirst();
        Instance next = start(service);
        lead(service);
        end(oldest, GRACE);
        awaitReady(service, next);
        stage.struck(1);
    }

    private void add(String service) {
        awaitReady(service, start(service));
        lead(service);
    }

    private Instance start(String service) {
        number++;
        int port = Suite.freePort();
        Deque<Instance> running = instances.get(service);
        Instance next = new Instance(
                port,
                stage.suite()
                        .another(service, running.getLast().process(), number, port)
                        .toHandle());
        running.add(next);
        return next;
    }

    private void lead(String service) {
        stage.network()
                .wayTo(service)
                .leadToAnyOf(instances.get(service).stream().map(Instance::port).toList());
    }

    private void awaitReady(String service, Instance instance) {
        HttpRequest probe = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + "/readyz"))
                .timeout(Duration.ofSeconds(2))
                .build();
        Awaitility.await(service + "-" + number)
                .atMost(TO_START)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(probe, BodyHandlers.discarding()).statusCode() == 200);
    }

    /** False if it had to be killed. */
    private static boolean end(Instance instance, Duration grace) {
        instance.process().destroy();
        instance.process()
                .onExit()
                .completeOnTimeout(instance.process(), grace.toSeconds(), TimeUnit.SECONDS)
                .join();
        boolean ended = !instance.process().isAlive();
        instance.process().destroyForcibly();
        return ended;
    }

    /** The suite's own processes are all there is again. */
    @Override
    public void close() {
        stage.suite().up();
        instances.forEach((service, all) -> {
            int own = Integer.parseInt(stage.suite().port(service));
            stage.network().wayTo(service).leadTo(own);
            all.stream().filter(instance -> instance.port() != own).forEach(extra -> end(extra, GRACE));
        });
    }
}
