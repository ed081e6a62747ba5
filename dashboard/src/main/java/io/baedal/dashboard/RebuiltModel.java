package io.baedal.dashboard;

import io.baedal.platform.Received;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The read model while it is being built anew, in tables of its own: the same entities, mapped a second time. It takes
 * the place of the served one row by row where the two differ, so that one transaction can do it and a sound read model
 * is not written at all.
 */
final class RebuiltModel implements AutoCloseable {

    private static final List<String> FACTS = List.of(
            "customer_id",
            "store_id",
            "store_name",
            "item_name",
            "item_qty",
            "price",
            "status",
            "payment_status",
            "order_cancel_reason",
            "store_cancel_reason",
            "order_dt",
            "confirmed_dt",
            "cooked_comp_dt",
            "picked_up_dt",
            "delivery_comp_dt",
            "canceled_dt");

    private static final List<String> WORDS = List.of("type", "step", "occurred_at", "detail");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LocalContainerEntityManagerFactoryBean mapping;
    private final EntityManagerFactory entityManagers;

    RebuiltModel(
            EntityManagerFactoryBuilder builder,
            DataSource database,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.mapping = builder.dataSource(database)
                .packages(Dashboard.class)
                .persistenceUnit("rebuilt")
                .properties(Map.of("hibernate.physical_naming_strategy", new Rebuilt()))
                .build();
        mapping.afterPropertiesSet();
        this.entityManagers = mapping.getNativeEntityManagerFactory();
        empty();
    }

    /** In a transaction of its own. */
    void take(List<Received> events, Instant now) {
        try (EntityManager entities = entityManagers.createEntityManager()) {
            entities.getTransaction().begin();
            new ReadModel(entities).take(events, now);
            entities.getTransaction().commit();
        }
    }

    /**
     * Makes the served tables say what these say; in the caller's transaction.
     *
     * @return how many rows and entries were wrong or missing
     */
    int replaceServed(Instant now) {
        int wrong = deleteWhatDiffers("timeline", List.of("order_id", "event_id"), WORDS)
                + deleteWhatDiffers("dashboard", List.of("order_id"), FACTS);
        // The streams look for the rows that changed lately. A Timestamp would be written in the JVM's zone.
        jdbc.sql("update dashboard_rebuilt set changed_at = :now where " + isMissing("dashboard", List.of("order_id")))
                .param("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        int rows = insertWhatIsMissing(
                "dashboard",
                List.of("order_id"),
                Stream.concat(FACTS.stream(), Stream.of("version", "changed_at"))
                        .toList());
        int entries = insertWhatIsMissing("timeline", List.of("order_id", "event_id"), WORDS);
        return Math.max(wrong, rows + entries);
    }

    @Override
    public void close() {
        mapping.destroy();
        empty();
    }

    private void empty() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("truncate table timeline_rebuilt").update();
            jdbc.sql("truncate table dashboard_rebuilt").update();
        });
    }

    private int deleteWhatDiffers(String table, List<String> key, List<String> columns) {
        String same = Stream.concat(
                        key.stream().map(column -> "r." + column + " = " + table + "." + column),
                        columns.stream().map(column -> isSame(table, column)))
                .collect(Collectors.joining(" and "));
        return jdbc.sql("delete from " + table + " where not exists (select 1 from " + table + "_rebuilt r where "
                        + same + ")")
                .update();
    }

    /** Two nulls are the same, which the three databases have no common operator for. */
    private static String isSame(String table, String column) {
        String served = table + "." + column;
        return "(r." + column + " = " + served + " or (r." + column + " is null and " + served + " is null))";
    }

    private int insertWhatIsMissing(String table, List<String> key, List<String> columns) {
        String all = Stream.concat(key.stream(), columns.stream()).collect(Collectors.joining(", "));
        return jdbc.sql("insert into " + table + " (" + all + ") select " + all + " from " + table + "_rebuilt where "
                        + isMissing(table, key))
                .update();
    }

    private static String isMissing(String table, List<String> key) {
        return key.stream()
                .map(column -> "d." + column + " = " + table + "_rebuilt." + column)
                .collect(Collectors.joining(" and ", "not exists (select 1 from " + table + " d where ", ")"));
    }

    /** {@code dashboard} becomes {@code dashboard_rebuilt}. */
    private static final class Rebuilt extends PhysicalNamingStrategySnakeCaseImpl {

        @Override
        public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
            return Identifier.toIdentifier(
                    super.toPhysicalTableName(name, environment).getText() + "_rebuilt");
        }
    }
}
