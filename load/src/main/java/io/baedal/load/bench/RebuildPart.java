package io.baedal.load.bench;

import io.baedal.load.Account;
import io.baedal.load.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Events a second while the dashboard is built anew from all that this run has said. */
final class RebuildPart implements Part {

    static final String ON_ONE_CORE = "events per second of CPU";

    private static final int CONNECTIONS = 64;

    @Override
    public String name() {
        return "rebuild";
    }

    /** As long again for the rebuild. */
    @Override
    public Duration length(Plan plan) {
        return plan.roundsOf(4);
    }

    @Override
    public void measure(Field field, Figures figures) {
        Ours ours = field.ours();
        Trial.closed(
                field.generator(),
                ours,
                ours.orders(),
                CONNECTIONS,
                field.plan().roundsOf(2));
        List<Double> perSecond = new ArrayList<>();
        List<Double> perCpuSecond = new ArrayList<>();
        double events = 0;
        for (int round = 0; round < field.plan().rounds(); round++) {
            Trial.rest(ours);
            double before = ours.cpuMillis().get("dashboard");
            JsonNode progress = rebuild(ours);
            events = progress.path("events").asDouble();
            perSecond.add(progress.path("eventsPerSecond").asDouble());
            perCpuSecond.add(1000 * events / (ours.cpuMillis().get("dashboard") - before));
        }
        figures.begin("The dashboard built anew");
        figures.add("ours", "events", events, "events");
        figures.add("ours", "events per second", perSecond, "events/s");
        figures.add("ours", ON_ONE_CORE, perCpuSecond, "events/s");
    }

    private static JsonNode rebuild(Ours ours) {
        Client dashboard = new Client(ours.suite(), "dashboard", Account.signIn(ours.suite(), "operator"));
        dashboard.post("/operations/rebuild", null);
        JsonNode progress = dashboard.get("/operations/rebuild").body();
        while (progress.path("state").asString().equals("RUNNING")) {
            Trial.pause();
            progress = dashboard.get("/operations/rebuild").body();
        }
        if (!progress.path("state").asString().equals("DONE")) {
            throw new IllegalStateException(progress.toString());
        }
        return progress;
    }
}
