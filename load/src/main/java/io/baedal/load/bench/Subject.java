package io.baedal.load.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Who is measured: takes orders, in processes of its own. */
interface Subject extends AutoCloseable {

    String name();

    /** Where orders are placed, each another one. */
    Target orders();

    /** By what they are called in the tables; the database's server is one of them when it is a process. */
    Map<String, ProcessHandle> processes();

    @Override
    void close();

    /** Over all processes. */
    static double total(Map<String, Double> byProcess) {
        return byProcess.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What each process has had of the processors so far. */
    default Map<String, Double> cpuMillis() {
        Map<String, Double> millis = new LinkedHashMap<>();
        processes().forEach((process, handle) -> millis.put(process, CpuTime.ofTree(handle)));
        return millis;
    }

    default Map<String, Double> mebibytes() {
        Map<String, Double> mebibytes = new LinkedHashMap<>();
        processes().forEach((process, handle) -> mebibytes.put(process, Memory.ofTree(handle)));
        return mebibytes;
    }
}
