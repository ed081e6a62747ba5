package io.baedal.order;

import io.baedal.platform.Checksum;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All orders in one number, {@code id|price|status} of each: what the dashboard has to arrive at, too. */
@RestController
@RequestMapping("/operations/checksum")
@RequiredArgsConstructor
class ChecksumController {

    private final DataSource database;

    @GetMapping
    Checksum checksum() {
        return Checksum.of(database, "select id, price, status from orders");
    }
}
