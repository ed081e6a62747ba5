package io.baedal.load;

import java.util.List;
import java.util.function.BiFunction;

/** What has to be true of the orders of a drill when it is quiet again. Each says what is wrong, in sentences. */
enum Invariant {
    I1("every acknowledged order exists once, an unknown one at most once, a refused one not", OrdersOnce::violations),
    I2("captured is what the orders that were not canceled cost; no hold is left", MoneyRight::violations),
    I3(
            "every event is on the topic, numbered without gaps, and every effect happened once",
            EventsComplete::violations),
    I4("orders, tickets and jobs are in the state their events say", StatesFollow::violations),
    I5("the dashboard equals the services", DashboardEqual::violations),
    I6("no call outlasts its deadline; refusals are 429 or 503 with Retry-After", AnswersInTime::violations);

    private final String text;
    private final BiFunction<Seen, History, List<String>> check;

    Invariant(String text, BiFunction<Seen, History, List<String>> check) {
        this.text = text;
        this.check = check;
    }

    List<String> violations(Seen seen, History history) {
        return check.apply(seen, history);
    }

    String text() {
        return text;
    }
}
