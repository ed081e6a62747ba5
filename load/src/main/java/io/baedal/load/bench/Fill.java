package io.baedal.load.bench;

import io.baedal.databases.Database.Address;
import io.baedal.load.Storage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills the tables of a suite that stands still with copies of one order that it took: every row that the order left in
 * every service, with other ids and customers. All else in them is as the services wrote it.
 */
final class Fill {

    static final int[] SIZES = {1_000, 100_000, 1_000_000};

    /** Above whatever the suite has given away so far. */
    private static final long FIRST = 10_000;

    /** So many at a time, because a statement is a transaction and is kept in memory. */
    private static final int CHUNK = 20_000;

    private static final String NUMBER = "n.x";
    private static final String KEY = "'copy-' || n.x";
    private static final String EVENT = "s.event_id || '-copy-' || n.x";

    private final Storage storage;
    private final long order;
    private final String customer;

    /** The order that is copied, and the SQL for whose the copies are. */
    Fill(Storage storage, long order, List<String> members) {
        this.storage = storage;
        this.order = order;
        this.customer = customer(members);
    }

    /** Where a table says which order a row is of, and what is another in every copy. */
    private record Table(String name, String ofTheOrder, Map<String, String> others) {}

    private List<Table> tables(String service) {
        return switch (service) {
            case "order" ->
                List.of(
                        table("orders", "id", Map.of("id", NUMBER, "idempotency_key", KEY, "customer_id", customer)),
                        table("order_line", "order_id", Map.of("order_id", NUMBER)));
            case "payment" ->
                List.of(
                        table(
                                "payment",
                                "order_id",
                                Map.of(
                                        "id",
                                        NUMBER,
                                        "order_id",
                                        NUMBER,
                                        "idempotency_key",
                                        KEY,
                                        "customer_id",
                                        customer)),
                        inbox(),
                        numbers("order"));
            case "store" ->
                List.of(
                        table("ticket", "id", Map.of("id", NUMBER, "customer_id", customer)),
                        table("ticket_line", "ticket_id", Map.of("ticket_id", NUMBER)),
                        inbox(),
                        numbers("order"));
            case "dashboard" ->
                List.of(
                        table("dashboard", "order_id", Map.of("order_id", NUMBER, "customer_id", customer)),
                        table("timeline", "order_id", Map.of("order_id", NUMBER, "event_id", EVENT)),
                        new Table(
                                "inbox",
                                "s.event_id in (select event_id from timeline where order_id = " + order + ")",
                                Map.of("event_id", EVENT)),
                        numbers("order"),
                        numbers("payment"));
            case String _ -> List.of();
        };
    }

    private Table table(String name, String key, Map<String, String> others) {
        return new Table(name, "s." + key + " = " + order, others);
    }

    /** Of a service that hears no menus: all that it has heard itself is of the one order. */
    private static Table inbox() {
        return new Table("inbox", "s.event_id not like '%-copy-%'", Map.of("event_id", EVENT));
    }

    private Table numbers(String aggregate) {
        return new Table(
                "inbox_seq",
                "lower(s.aggregate_type) = '" + aggregate + "' and s.aggregate_id = "
                        + (aggregate.equals("order") ? order : 1),
                Map.of("aggregate_id", NUMBER));
    }

    /** One in fifty is of the members who make the calls, so that they have a history like others. */
    private static String customer(List<String> members) {
        StringBuilder cases = new StringBuilder("case mod(n.x, 1000) ");
        for (int number = 0; number < members.size(); number++) {
            cases.append("when ")
                    .append(number)
                    .append(" then '")
                    .append(members.get(number))
                    .append("' ");
        }
        return cases + "else cast(1000000 + mod(n.x, 1000) as varchar(64)) end";
    }

    void fill(String service, Address address, int copies) {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            for (Table table : tables(service)) {
                List<String> columns = columns(connection, table.name());
                for (long from = FIRST; from < FIRST + copies; from += CHUNK) {
                    statement.executeUpdate(copy(table, columns, from, Math.min(from + CHUNK, FIRST + copies) - 1));
                }
            }
            giveAway(statement, service, FIRST + copies);
            statement.execute("analyze");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String copy(Table table, List<String> columns, long from, long to) {
        List<String> values = columns.stream()
                .map(column -> table.others().getOrDefault(column, "s." + column))
                .toList();
        return "insert into %s (%s) select %s from %s s cross join %s where %s"
                .formatted(
                        table.name(),
                        String.join(", ", columns),
                        String.join(", ", values),
                        table.name(),
                        numbers(from, to),
                        table.ofTheOrder());
    }

    private String numbers(long from, long to) {
        return switch (storage) {
            case H2 -> "(select x from system_range(%d, %d)) n".formatted(from, to);
            case POSTGRESQL -> "(select x from generate_series(%d, %d) as x) n".formatted(from, to);
        };
    }

    /** What the services would give away next must lie behind the copies. */
    private static void giveAway(Statement statement, String service, long next) throws SQLException {
        switch (service) {
            case "order" -> statement.executeUpdate("update order_number set next_id = " + next);
            case "payment" -> statement.execute("alter table payment alter column id restart with " + next);
            case String _ -> {}
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet none = connection.createStatement().executeQuery("select * from " + table + " where 1 = 0")) {
            for (int column = 1; column <= none.getMetaData().getColumnCount(); column++) {
                columns.add(none.getMetaData().getColumnName(column).toLowerCase());
            }
        }
        return columns;
    }
}
