package io.baedal.load.hpa;

import java.util.List;
import java.util.Locale;

/**
 * What one service wants of the processor, as measured.
 *
 * @param idle cores of one pod that nobody asks for anything
 * @param perOrder cores for one order a second, or what is the same, seconds of the processor for one order
 * @param start seconds of the processor until a new process is ready
 */
record Cost(String service, double idle, double perOrder, double start) {

    /** One measurement: so many orders a second took so many cores. */
    record Point(double orders, double cores) {}

    /** The straight line that is nearest to the points, by least squares; nobody idles on less than nothing. */
    static Cost fitted(String service, List<Point> points, double start) {
        double meanOrders = points.stream().mapToDouble(Point::orders).average().orElseThrow();
        double meanCores = points.stream().mapToDouble(Point::cores).average().orElseThrow();
        double together = points.stream()
                .mapToDouble(point -> (point.orders() - meanOrders) * (point.cores() - meanCores))
                .sum();
        double spread = points.stream()
                .mapToDouble(point -> Math.pow(point.orders() - meanOrders, 2))
                .sum();
        double perOrder = together / spread;
        return new Cost(service, Math.max(0, meanCores - perOrder * meanOrders), perOrder, start);
    }

    static Cost parse(String line) {
        String[] fields = line.split(",");
        return new Cost(
                fields[0], Double.parseDouble(fields[1]), Double.parseDouble(fields[2]), Double.parseDouble(fields[3]));
    }

    String line() {
        return String.format(Locale.ROOT, "%s,%.4f,%.4f,%.1f", service, idle, perOrder, start);
    }
}
