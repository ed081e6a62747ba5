package io.baedal.dashboard;

import java.util.Set;
import org.springframework.data.jpa.domain.Specification;

/**
 * Which rows somebody may see: a customer their own orders, an owner those of their stores, an operator all. Whose a store
 * is, is known by {@link Owners}. The same rule twice, as a query for the lists and as a question about a row for the streams.
 */
record Sight(boolean everything, String customerId, Set<Long> storeIds) {

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
