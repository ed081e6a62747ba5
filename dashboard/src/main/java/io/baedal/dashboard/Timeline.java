package io.baedal.dashboard;

import io.baedal.dashboard.TimelineEntry.Key;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What happened to all orders, event by event. */
@Transactional(readOnly = true)
interface Timeline extends Repository<TimelineEntry, Key> {

    @Query("select e from TimelineEntry e where e.key.orderId = :orderId order by e.occurredAt, e.step, e.key.eventId")
    List<TimelineEntry> of(long orderId);
}
