package io.baedal.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** What the users of siege notice while the suite is renewed, or while a part of it is slow or away. */
final class SiegeDrills {

    private static final int USERS = 10;
    private static final int MANY_USERS = 100;
    private static final Duration MINUTE = Duration.ofSeconds(60);

    /** What is called clearly worse. */
    private static final double WORSE = 99.0;

    private SiegeDrills() {}

    static List<Drill> all() {
        return Stream.concat(
                        ofFleets().stream(), Stream.of(slowPayment(), away("store"), away("broker"), paymentAway()))
                .toList();
    }

    /** Only where a database can have two clients. */
    static List<Drill> ofFleets() {
        return List.of(
                renewed(
                        "rolling",
                        "each process is replaced, and no user notices",
                        Fleet::replaceOldest,
                        (stage, seen) -> stage.expect("no user notices, not " + seen, seen.failed() == 0)),
                renewed(
                        "without-readiness",
                        "the same without readiness, to show what it is for",
                        Fleet::replaceOldestBlindly,
                        (stage, seen) ->
                                stage.expect("users notice that nobody waited: " + seen, seen.availability() < WORSE)));
    }

    private static Drill renewed(
            String name,
            String expectation,
            BiConsumer<Fleet, String> replace,
            BiConsumer<Stage, Siege.Outcome> verdict) {
        return new Drill(name, expectation, stage -> {
            Shop shop = stage.openForStrangers();
            try (Fleet fleet = Fleet.assemble(stage);
                    Siege siege = Siege.lay(shop.account(), USERS, everything(stage.door(), shop))) {
                for (String service : Network.SERVICES) {
                    replace.accept(fleet, service);
                    replace.accept(fleet, service);
                }
                Siege.Outcome seen = siege.lift();
                stage.measured(seen.toString());
                stage.measured("a process took at most %d ms to leave"
                        .formatted(fleet.longestLeave().toMillis()));
                verdict.accept(stage, seen);
            }
        });
    }

    /** The delay of the capstone projects' own test, which opened their breaker. */
    private static Drill slowPayment() {
        return new Drill("slow-payment", "a hundred users order all the same", stage -> {
            Shop shop = stage.openForStrangers();
            stage.network().payment().slow(Duration.ofMillis(400), Duration.ofMillis(620));
            stage.struck(1);
            // A JVM that has just started is slow by itself, and a hundred at once open the breaker.
            stage.measured("cold: " + besiege(shop, stage));
            Siege.Outcome warm = besiege(shop, stage);
            stage.measured("warm: " + warm);
            stage.expect("99.9 % of the orders are taken, not " + warm, warm.availability() >= 99.9);
            stage.network().clear();
        });
    }

    private static Siege.Outcome besiege(Shop shop, Stage stage) {
        try (Siege siege = Siege.lay(shop.account(), MANY_USERS, orders(stage.door(), shop))) {
            stage.pass(MINUTE);
            return siege.lift();
        }
    }

    private static Drill away(String service) {
        return new Drill(service + "-down", "users order and look at things all the same", stage -> {
            Shop shop = stage.openForStrangers();
            stage.suite().kill(service);
            stage.struck(1);
            try (Siege siege = Siege.lay(shop.account(), USERS, whatOrderAnswers(stage.door(), shop))) {
                stage.pass(MINUTE);
                stage.suite().up();
                Siege.Outcome seen = siege.lift();
                stage.measured(seen.toString());
                stage.expect("no user notices, not " + seen, seen.failed() == 0);
            }
        });
    }

    private static Drill paymentAway() {
        return new Drill("payment-down", "who looks notices nothing, who orders is refused at once", stage -> {
            Shop shop = stage.openForStrangers();
            stage.suite().kill("payment");
            stage.struck(1);
            try (Siege lookers = Siege.lay(shop.account(), USERS, reads(stage.door(), shop));
                    Siege buyers = Siege.lay(shop.account(), USERS, orders(stage.door(), shop))) {
                stage.pass(MINUTE);
                Siege.Outcome bought = buyers.lift();
                stage.measured("who orders: " + bought);
                stage.expect("nobody orders without paying: " + bought, bought.answered() == 0);
                double seconds = (double) USERS * MINUTE.toSeconds() / bought.attempts();
                stage.expect(
                        "a refusal and the half second after it take less than 1.5 s, not " + seconds, seconds < 1.5);
                Siege.Outcome looked = lookers.lift();
                stage.measured("who looks: " + looked);
                stage.expect("who looks notices nothing, not " + looked, looked.failed() == 0);
            }
            stage.suite().up();
            stage.expect("orders are taken again", stage.awaitAccepted(10, MINUTE));
        });
    }

    private static List<String> orders(String door, Shop shop) {
        return List.of(String.format(
                Locale.ROOT,
                "%s/orders POST {\"storeId\":%d,\"items\":[{\"menuId\":%d,\"qty\":1}],\"address\":\"서울시 중구 세종대로 110\",\"price\":%d}",
                door,
                shop.stores().getFirst(),
                shop.dishes().getFirst(),
                Shop.DISH_PRICE));
    }

    private static List<String> reads(String door, Shop shop) {
        return List.of(
                door + "/catalog/stores/" + shop.stores().getFirst(),
                door + "/orders?customerId=" + shop.customer(),
                door + "/dashboards?customerId=" + shop.customer(),
                door + "/");
    }

    private static List<String> whatOrderAnswers(String door, Shop shop) {
        return Stream.concat(orders(door, shop).stream(), reads(door, shop).stream())
                .toList();
    }

    /** Every service is asked for something. */
    private static List<String> everything(String door, Shop shop) {
        return Stream.concat(
                        whatOrderAnswers(door, shop).stream(),
                        Stream.of("/stores", "/deliveries", "/payinfos", "/auth/me")
                                .map(path -> door + path))
                .toList();
    }
}
