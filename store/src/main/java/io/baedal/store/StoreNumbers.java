package io.baedal.store;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws the ids of stores and menus, one by one from one counter: both are made too rarely for blocks. Two who draw at
 * once wait for each other until the first has committed. Ids below 1000 are the demo's.
 */
@Component
@RequiredArgsConstructor
class StoreNumbers {

    private final JdbcClient jdbc;

    @Transactional(propagation = Propagation.MANDATORY)
    public long next() {
        jdbc.sql("update store_number set next_id = next_id + 1").update();
        return jdbc.sql("select next_id from store_number").query(Long.class).single() - 1;
    }
}
