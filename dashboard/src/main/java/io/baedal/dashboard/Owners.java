package io.baedal.dashboard;

import io.baedal.platform.Caller;
import io.baedal.platform.MenuEvent.MenuPublished;
import io.baedal.platform.Received;
import io.baedal.platform.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who registered which store, as Store says it with each menu; a token need not name such a store. Used by one instance
 * at a time, behind the {@link ProjectionGate}; a menu that is older than the last one says nothing any more.
 */
@Component
@RequiredArgsConstructor
class Owners {

    private final JdbcClient jdbc;

    void hear(List<Received> events) {
        for (Received received : events) {
            if (received.event() instanceof MenuPublished menu) {
                hear(menu);
            }
        }
    }

    private void hear(MenuPublished menu) {
        int newer = jdbc.sql("update store_owner set owner_id = ?, published = ? where store_id = ? and published < ?")
                .params(menu.ownerId(), menu.version(), menu.storeId(), menu.version())
                .update();
        if (newer == 0 && !isKnown(menu.storeId())) {
            jdbc.sql("insert into store_owner (owner_id, published, store_id) values (?, ?, ?)")
                    .params(menu.ownerId(), menu.version(), menu.storeId())
                    .update();
        }
    }

    private boolean isKnown(long storeId) {
        return jdbc.sql("select count(*) from store_owner where store_id = ?")
                        .param(storeId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** What somebody may see: also the stores that their token does not name. */
    @Transactional(readOnly = true)
    public Sight sightOf(Caller caller) {
        Set<Long> stores = new HashSet<>();
        if (caller.is(Role.OWNER)) {
            stores.addAll(caller.stores());
            stores.addAll(jdbc.sql("select store_id from store_owner where owner_id = ?")
                    .param(caller.id())
                    .query(Long.class)
                    .list());
        }
        return new Sight(caller.seesEverything(), caller.id(), stores);
    }
}
