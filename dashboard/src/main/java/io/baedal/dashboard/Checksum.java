package io.baedal.dashboard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One number for all shown rows, the same in whatever order they are read: the sum, modulo 2^64, of the first eight bytes
 * of the SHA-256 of {@code orderId|status|price|paymentStatus}, where what is missing is empty.
 */
record Checksum(long rows, String checksum) {

    private static final String ROWS =
            "select order_id, status, price, payment_status from dashboard where customer_id is not null";

    private static final int FETCHED_AT_ONCE = 1_000;

    static Checksum of(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(FETCHED_AT_ONCE);
        Sum sum = new Sum();
        jdbc.query(ROWS, sum::add);
        return new Checksum(sum.rows, String.format("%016x", sum.value));
    }

    private static final class Sum {

        private final MessageDigest digest = sha256();
        private long rows;
        private long value;

        void add(ResultSet row) throws SQLException {
            String text = String.join(
                    "|", row.getString(1), row.getString(2), orEmpty(row.getString(3)), orEmpty(row.getString(4)));
            value += ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
            rows++;
        }

        private static String orEmpty(@Nullable String value) {
            return value == null ? "" : value;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJvmHasIt) {
                throw new IllegalStateException(everyJvmHasIt);
            }
        }
    }
}
