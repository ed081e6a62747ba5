package io.baedal.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Places orders through the gateway and prints what came back: a number of callers in a closed loop, or a steady rate
 * whatever the answers take. Run it with {@code java
 * load/src/main/java/io/baedal/load/Orders.java --callers 100 --seconds 60}; it only talks to
 * 127.0.0.1 and ends by itself.
 *
 * <p>Options: {@code --callers N} (closed loop), {@code --rate N} (orders a second, open loop), {@code --seconds N},
 * {@code --orders N} (a closed loop ends when so many were accepted), {@code --port N} (the gateway's, 8088), {@code --watch N} (a
 * port whose metrics tell the busy database connections).
 */
class Orders {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final String ORDER = """
            {"storeId":1,"items":[{"menuId":11,"qty":1}],"price":18000,"address":"서울시 중구 세종대로 110"}""";

    private static final int CUSTOMERS = 20;

    private final Map<String, AtomicInteger> outcomes = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final URI orders;
    private final int most;
    private final List<String> tokens = new ArrayList<>();
    private final AtomicInteger placed = new AtomicInteger();

    Orders(int port, int most) throws Exception {
        this.orders = URI.create("http://127.0.0.1:" + port + "/orders");
        this.most = most;
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            tokens.add(signUpAndIn("http://127.0.0.1:" + port + "/auth"));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> options = options(arguments);
        int seconds = Math.min(options.getOrDefault("seconds", 60), 1_800);
        Orders load = new Orders(options.getOrDefault("port", 8088), options.getOrDefault("orders", Integer.MAX_VALUE));
        ConcurrentLinkedQueue<Double> busy = new ConcurrentLinkedQueue<>();
        Thread watcher = Thread.ofVirtual().start(() -> watch(options.getOrDefault("watch", 0), busy));
        long start = System.nanoTime();
        if (options.containsKey("rate")) {
            load.atRate(options.get("rate"), seconds);
        } else {
            load.inLoop(options.getOrDefault("callers", 10), seconds);
        }
        watcher.interrupt();
        load.print((System.nanoTime() - start) / 1e9, busy);
    }

    private void inLoop(int callers, int seconds) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Thread[] threads = new Thread[callers];
        for (int i = 0; i < callers; i++) {
            threads[i] = Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < end && accepted() < most) {
                    place();
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void atRate(int rate, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        Thread[] threads = new Thread[rate * seconds];
        for (int i = 0; i < threads.length; i++) {
            LockSupport.parkNanos(start + i * 1_000_000_000L / rate - System.nanoTime());
            threads[i] = Thread.ofVirtual().start(this::place);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void place() {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(orders)
                            .timeout(Duration.ofSeconds(10))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + tokens.get(placed.getAndIncrement() % CUSTOMERS))
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(HttpRequest.BodyPublishers.ofString(ORDER))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            count(answer.statusCode() + (answer.statusCode() == 201 ? "" : " " + code(answer.body())));
        } catch (java.io.IOException failure) {
            count(failure.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        latencies.add(System.nanoTime() - start);
    }

    private void count(String outcome) {
        outcomes.computeIfAbsent(outcome, _ -> new AtomicInteger()).incrementAndGet();
    }

    private int accepted() {
        return outcomes.getOrDefault("201", new AtomicInteger()).get();
    }

    private void print(double seconds, ConcurrentLinkedQueue<Double> busy) {
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        int accepted = accepted();
        System.out.printf("outcomes     %s%n", new TreeMap<>(outcomes));
        System.out.printf("accepted     %d in %.1f s = %.1f/s%n", accepted, seconds, accepted / seconds);
        System.out.printf(
                "latency ms   p50 %.0f  p95 %.0f  p99 %.0f  max %.0f%n",
                at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
        if (!busy.isEmpty()) {
            double[] samples = busy.stream().mapToDouble(Double::doubleValue).toArray();
            System.out.printf(
                    "connections  average %.2f  highest %.0f (of %d looks)%n",
                    Arrays.stream(samples).average().orElse(0),
                    Arrays.stream(samples).max().orElse(0),
                    samples.length);
        }
    }

    private static double at(long[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)] / 1e6;
    }

    /** A new customer's token, good for an hour; one member may not write as often as all of these together. */
    private static String signUpAndIn(String auth) throws Exception {
        String credentials =
                "{\"username\":\"load-%s\",\"password\":\"%s\"}".formatted(UUID.randomUUID(), UUID.randomUUID());
        post(auth + "/members", credentials);
        String answer = post(auth + "/login", credentials);
        int start = answer.indexOf("\"accessToken\":\"") + 15;
        return answer.substring(start, answer.indexOf('"', start));
    }

    private static String post(String address, String body) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String code(String body) {
        int start = body.indexOf("\"code\":\"");
        return start < 0 ? "" : body.substring(start + 8, body.indexOf('"', start + 8));
    }

    /** Looks at the pool's own count of busy connections five times a second. */
    private static void watch(int port, ConcurrentLinkedQueue<Double> busy) {
        HttpRequest look = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/metrics/hikaricp.connections.active"))
                .build();
        while (port != 0 && !Thread.currentThread().isInterrupted()) {
            try {
                String body =
                        CLIENT.send(look, HttpResponse.BodyHandlers.ofString()).body();
                int start = body.indexOf("\"value\":");
                if (start >= 0) {
                    busy.add(Double.parseDouble(body.substring(start + 8, body.indexOf('}', start))));
                }
            } catch (java.io.IOException notNow) {
                // The service is away; the next look will tell.
            } catch (InterruptedException done) {
                return;
            }
            LockSupport.parkNanos(200_000_000L);
        }
    }

    private static Map<String, Integer> options(String[] arguments) {
        Map<String, Integer> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].replaceFirst("^--", ""), Integer.valueOf(arguments[i + 1]));
        }
        return options;
    }
}
