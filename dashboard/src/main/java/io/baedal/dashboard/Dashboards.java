package io.baedal.dashboard;

import io.baedal.dashboard.Changes.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of all orders. New ones are persisted by the {@link ReadModel}, in batches. */
@Transactional(readOnly = true)
interface Dashboards extends Repository<Dashboard, Long>, JpaSpecificationExecutor<Dashboard> {

    /** Also rows that are not shown. */
    List<Dashboard> findByOrderIdIn(Collection<Long> orderIds);

    List<Dashboard> findByChangedAtAfterAndCustomerIdNotNullOrderByChangedAtDesc(Instant since, Limit limit);

    @Query("""
            select new io.baedal.dashboard.Changes$Change(d.orderId, d.version, d.changedAt)
            from Dashboard d where d.changedAt > :since and d.customerId is not null""")
    List<Change> changesSince(Instant since);

    @Query("select max(d.changedAt) from Dashboard d")
    Optional<Instant> lastChange();
}
