package io.baedal.payment;

import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the money agrees with the orders, for an operator. */
@RestController
@RequestMapping("/operations/money")
@RequiredArgsConstructor
class MoneyController {

    private final MoneyReconciler reconciler;

    @GetMapping
    MoneyReport compare() {
        return reconciler.compare(false);
    }

    /** Mends what a rule can mend; the sums are those before it. */
    @PostMapping("/repair")
    MoneyReport repair() {
        return reconciler.compare(true);
    }
}
