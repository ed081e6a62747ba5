package io.baedal.dashboard;

import io.baedal.platform.Checksum;
import io.baedal.platform.InvalidField;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator needs of the read model: build it anew, see how far that is, compare it with the services. */
@RestController
@RequestMapping("/operations")
@RequiredArgsConstructor
class RebuildController {

    private final Rebuild rebuild;
    private final RebuildTables tables;

    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rebuild.Progress start() {
        return rebuild.start();
    }

    @GetMapping("/rebuild")
    Rebuild.Progress progress() {
        return rebuild.progress();
    }

    @GetMapping("/checksum")
    Checksum checksum(@RequestParam(defaultValue = "model") String of) {
        return tables.checksum(summed(of));
    }

    private static Summed summed(String of) {
        return switch (of) {
            case "model" -> Summed.MODEL;
            case "orders" -> Summed.ORDERS;
            case "payments" -> Summed.PAYMENTS;
            case String _ -> throw new InvalidField("of", "must be model, orders or payments");
        };
    }
}
