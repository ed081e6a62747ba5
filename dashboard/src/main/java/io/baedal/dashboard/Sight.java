package io.baedal.dashboard;

import io.baedal.platform.Caller;
import java.util.Set;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which rows somebody may see: a customer their own orders, an owner those of the stores that their token names, an
 * operator all. The same rule twice, as a query for the lists and as a question about a row for the streams.
 */
record Sight(boolean everything, String customerId, Set<Long> storeIds) {

    static Sight of(Caller caller) {
        return new Sight(caller.seesEverything(), caller.id(), caller.stores());
    }

    Specification<Dashboard> rows() {
        return (row, _, criteria) -> everything
                ? criteria.isNotNull(row.get("customerId"))
                : criteria.or(
                        criteria.equal(row.get("customerId"), customerId),
                        criteria.and(
                                criteria.isNotNull(row.get("customerId")),
                                row.get("storeId").in(storeIds)));
    }

    boolean includes(DashboardRow row) {
        return everything
                || customerId.equals(row.customerId())
                || row.storeId() != null && storeIds.contains(row.storeId());
    }
}
