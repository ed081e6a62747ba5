package io.baedal.platform;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, as the token says: an argument of any controller method that asks for it. Which roles may call at all is
 * {@link Access}; what of it is theirs is asked in the query, so that somebody else's looks like nothing.
 *
 * @param id the token's subject: a member, or one of our services
 * @param stores the stores that the token names; others may have been registered by the owner since
 */
public record Caller(String id, Set<Role> roles, Set<Long> stores) {

    static Caller of(Jwt token) {
        return new Caller(token.getSubject(), roles(token), stores(token));
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether nothing is hidden from them: operators, and our own services. */
    public boolean seesEverything() {
        return is(Role.OPERATOR) || is(Role.SERVICE);
    }

    /** Whose things a query may show: the caller's own, or null for everybody's. */
    public @Nullable String onlyOwn() {
        return seesEverything() ? null : id;
    }

    /** Ours are in {@code roles}, Keycloak's in {@code realm_access.roles}; names that we do not know mean nothing. */
    static Set<Role> roles(Jwt token) {
        Object realm = token.hasClaim("realm_access")
                ? token.getClaimAsMap("realm_access").get("roles")
                : null;
        Set<String> named = Stream.concat(texts(token.getClaim("roles")), texts(realm))
                .map(role -> role.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<Role> roles = EnumSet.allOf(Role.class);
        roles.removeIf(role -> !named.contains(role.name()));
        return roles;
    }

    private static Set<Long> stores(Jwt token) {
        return texts(token.getClaim("stores"))
                .filter(store -> store.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> texts(@Nullable Object claim) {
        Collection<?> values = claim instanceof Collection<?> several ? several : List.of();
        return values.stream().map(String::valueOf);
    }
}
