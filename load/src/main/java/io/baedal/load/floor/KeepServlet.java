package io.baedal.load.floor;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Answers 201 when the next process has committed and this one has, too. */
final class KeepServlet extends HttpServlet {

    static final String KEY = "Idempotency-Key";

    private final transient DataSource database;
    private final transient Hop hop;

    KeepServlet(DataSource database, Hop hop) {
        this.database = database;
        this.hop = hop;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = request.getHeader(KEY);
        byte[] body = request.getInputStream().readAllBytes();
        if (!hop.take(key, body)) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        keep(key, body);
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setContentType("application/json");
        response.getOutputStream().write(body);
    }

    private void keep(String key, byte[] body) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into kept (id, body) values (?, ?)")) {
            insert.setString(1, key);
            insert.setString(2, new String(body, StandardCharsets.UTF_8));
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
