package io.baedal.payment;

import feign.FeignException;
import io.baedal.payment.MoneyReport.Finding;
import io.baedal.platform.DatabaseClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Compares every order that Order knows with its money, and all money with the orders. What looks wrong is looked at a
 * second time, because the two are read one after the other while orders come and go.
 */
@Component
class MoneyReconciler {

    private static final int PAGE = 100;

    private final PaymentService service;
    private final OrderClient orders;
    private final OrdersWord word;
    private final DatabaseClock clock;
    private final Duration grace;
    private volatile @Nullable MoneyReport last;

    MoneyReconciler(
            PaymentService service,
            OrderClient orders,
            OrdersWord word,
            DatabaseClock clock,
            @Value("${baedal.payment.grace}") Duration grace,
            MeterRegistry meters) {
        this.service = service;
        this.orders = orders;
        this.word = word;
        this.clock = clock;
        this.grace = grace;
        gauge(
                        "baedal.money.findings",
                        "orders whose money was not as it should be, at the last look",
                        report -> report.findings().size())
                .register(meters);
        gauge("baedal.money.difference", "won captured less won ordered, at the last look", MoneyReport::difference)
                .register(meters);
    }

    /** @throws io.baedal.platform.Refusal.Refused when Order does not answer */
    MoneyReport compare(boolean repairing) {
        try {
            Comparison comparison = new Comparison(clock.now().minus(grace));
            compareOrders(comparison);
            compareMoney(comparison);
            MoneyReport report = comparison.report(confirmed(comparison, repairing));
            last = report;
            return report;
        } catch (FeignException unanswered) {
            throw new PaymentRefusal.OrderUnavailable().toException();
        }
    }

    private void compareOrders(Comparison comparison) {
        int page = 0;
        List<OrderClient.Order> found = orders.list(page, PAGE).content();
        while (!found.isEmpty()) {
            Map<Long, Payment> payments = service
                    .ofOrders(found.stream().map(OrderClient.Order::id).toList())
                    .stream()
                    .collect(Collectors.toMap(Payment::getOrderId, Function.identity()));
            found.forEach(order -> comparison.take(order, payments.get(order.id())));
            page++;
            found = found.size() < PAGE ? List.of() : orders.list(page, PAGE).content();
        }
    }

    /** What was not met with its order. */
    private void compareMoney(Comparison comparison) {
        List<Payment> kept = service.keptAfter(0, Limit.of(PAGE));
        while (!kept.isEmpty()) {
            kept.forEach(comparison::takeUnmet);
            kept = service.keptAfter(kept.getLast().getId(), Limit.of(PAGE));
        }
    }

    private List<Finding> confirmed(Comparison comparison, boolean repairing) {
        List<Finding> findings = new ArrayList<>();
        for (long orderId : comparison.suspects) {
            OrderClient.Order order = word.on(orderId).orElse(null);
            Payment payment =
                    service.ofOrders(List.of(orderId)).stream().findFirst().orElse(null);
            MoneyRule.broken(order, payment)
                    .map(rule -> Finding.of(orderId, rule, repairing && repaired(orderId, rule), order, payment))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private boolean repaired(long orderId, MoneyRule rule) {
        return rule.remedy().flatMap(remedy -> service.change(orderId, remedy)).isPresent();
    }

    private Gauge.Builder<MoneyReconciler> gauge(String name, String description, Function<MoneyReport, Number> value) {
        return Gauge.builder(
                        name,
                        this,
                        reconciler -> Optional.ofNullable(reconciler.last)
                                .map(report -> value.apply(report).doubleValue())
                                .orElse(Double.NaN))
                .description(description);
    }

    /** The sums and the suspects of one comparison. */
    private static final class Comparison {

        private final Instant youngest;
        private final Set<Long> met = new HashSet<>();
        private final Set<Long> suspects = new HashSet<>();
        private long orders;
        private long payments;
        private long ordered;
        private long captured;
        private long held;
        private long refunded;

        Comparison(Instant youngest) {
            this.youngest = youngest;
        }

        void take(OrderClient.Order order, @Nullable Payment payment) {
            if (!met.add(order.id()) || isYoung(order.orderDate())) {
                return;
            }
            orders++;
            ordered += order.isCanceled() ? 0 : order.price();
            if (payment != null) {
                add(payment);
            }
            if (MoneyRule.broken(order, payment).isPresent()) {
                suspects.add(order.id());
            }
        }

        void takeUnmet(Payment payment) {
            if (!met.contains(payment.getOrderId()) && !isYoung(payment.getCreatedAt())) {
                add(payment);
                suspects.add(payment.getOrderId());
            }
        }

        private void add(Payment payment) {
            payments++;
            switch (payment.getStatus()) {
                case APPROVED -> held += payment.getPrice();
                case CAPTURED -> captured += payment.getPrice();
                case REFUNDED -> refunded += payment.getPrice();
                case CANCELED -> {}
            }
        }

        private boolean isYoung(@Nullable Instant time) {
            return time != null && time.isAfter(youngest);
        }

        MoneyReport report(List<Finding> findings) {
            return new MoneyReport(orders, payments, ordered, captured, held, refunded, captured - ordered, findings);
        }
    }
}
