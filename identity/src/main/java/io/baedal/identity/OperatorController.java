package io.baedal.identity;

import io.baedal.identity.AuthController.MemberView;
import io.baedal.platform.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does to accounts and keys; on the service's own port only. */
@RestController
@RequestMapping("/operations")
@RequiredArgsConstructor
class OperatorController {

    private final MemberService members;
    private final SigningKeys keys;

    /** Owners, couriers and operators sign up like everybody and are appointed here; it takes effect with their next token. */
    @PutMapping("/members/{username}")
    MemberView appoint(@PathVariable String username, @Valid @RequestBody Appointment wanted) {
        return MemberView.of(members.appoint(username, wanted.roles(), wanted.storesOrNone()));
    }

    @PostMapping("/keys/rotate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rotate() {
        keys.rotate();
    }

    record Appointment(
            @NotEmpty Set<@NotNull Role> roles,
            @Nullable @Size(max = 1000) Set<@NotNull Long> stores) {

        Set<Long> storesOrNone() {
            return stores == null ? Set.of() : stores;
        }
    }
}
