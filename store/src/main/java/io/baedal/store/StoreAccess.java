package io.baedal.store;

import io.baedal.platform.Access;
import io.baedal.platform.Caller;
import io.baedal.platform.Refusal.NotFound;
import io.baedal.platform.Role;
import lombok.RequiredArgsConstructor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Who may call Store: everybody reads the menus, owners do the rest with their own stores, operators look on. */
@Configuration(proxyBeanMethods = false)
class StoreAccess {

    @Bean
    Access access() {
        return Access.table("""
                GET /stores/*/orders/** OWNER OPERATOR
                GET /stores/**          everybody
                *   /stores/**          OWNER
                """);
    }

    /**
     * Whose a store is: who registered it, or whose token names it. Asked before the work, as it never changes; a store
     * of somebody else does not exist.
     */
    @Component
    @RequiredArgsConstructor
    static class Ownership {

        private final Stores stores;

        void require(Caller caller, long storeId) {
            if (!caller.is(Role.OWNER) || !isOf(caller, storeId)) {
                throw new NotFound("store", storeId).toException();
            }
        }

        /** Operators see what they do not own. */
        void requireToSee(Caller caller, long storeId) {
            if (!caller.seesEverything()) {
                require(caller, storeId);
            }
        }

        private boolean isOf(Caller caller, long storeId) {
            return caller.stores().contains(storeId) || stores.existsByIdAndOwnerId(storeId, caller.id());
        }
    }
}
