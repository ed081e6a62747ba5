package io.baedal.payment;

import io.baedal.platform.Checksum;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * All payments of which something was said in one number, {@code orderId|PAID} or {@code orderId|PAYMENT_CANCELED} of
 * each: what the dashboard has to arrive at, too. Of a hold nobody has heard, nor of one that was released unclaimed.
 */
@RestController
@RequestMapping("/operations/checksum")
@RequiredArgsConstructor
class ChecksumController {

    private static final String ROWS = """
            select order_id, case status when 'CAPTURED' then 'PAID' else 'PAYMENT_CANCELED' end
            from payment where seq > 0""";

    private final DataSource database;

    @GetMapping
    Checksum checksum() {
        return Checksum.of(database, ROWS);
    }
}
