package io.baedal.dashboard;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets one transaction at a time change the read model, of whichever instance. A rebuild that exchanges it would
 * otherwise drop the events of a batch that is committed in between.
 */
@Component
@RequiredArgsConstructor
class ProjectionGate {

    private final JdbcClient jdbc;

    /** Until the end of the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter() {
        jdbc.sql("select id from projection_gate where id = 1 for update")
                .query(Integer.class)
                .single();
    }
}
