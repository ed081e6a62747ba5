package io.baedal.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One number for many rows, the same in whatever order they are read, by which two services see whether they hold the
 * same: the sum, modulo 2^64, of the first eight bytes of the SHA-256 of each row's columns with {@code |} between them,
 * where what is missing is empty.
 */
public record Checksum(long rows, String checksum) {

    private static final int FETCHED_AT_ONCE = 1_000;

    /** @param rows the query whose rows are summed up */
    public static Checksum of(DataSource database, String rows) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(FETCHED_AT_ONCE);
        Sum sum = new Sum();
        jdbc.query(rows, sum::add);
        return new Checksum(sum.rows, String.format("%016x", sum.value));
    }

    private static final class Sum {

        private final MessageDigest digest = sha256();
        private long rows;
        private long value;

        void add(ResultSet row) throws SQLException {
            StringJoiner text = new StringJoiner("|");
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                text.add(orEmpty(row.getString(column)));
            }
            value += ByteBuffer.wrap(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)))
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
