package io.baedal.delivery;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws the ids of jobs from a counter, in the transaction that makes the job: a job says its id before it is stored, so
 * the database cannot give it one. Two who draw at once wait for each other until the first has committed.
 */
@Component
@RequiredArgsConstructor
class JobNumbers {

    private final JdbcClient jdbc;

    @Transactional(propagation = Propagation.MANDATORY)
    public long next() {
        jdbc.sql("update job_number set next_id = next_id + 1").update();
        return jdbc.sql("select next_id from job_number").query(Long.class).single() - 1;
    }
}
