package io.baedal.load.floor;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * One of the two processes: {@code port url user password [next]}. With the port of a next one it asks that one before it
 * commits itself. The pool is as large as a service's, and the folder is whoever's that started it.
 */
public final class FloorApplication {

    private static final int MOST_CONNECTIONS = 16;
    private static final int WITH_A_NEXT = 5;

    private FloorApplication() {}

    public static void main(String[] arguments) throws Exception {
        Hop hop = arguments.length == WITH_A_NEXT ? Hop.to(Integer.parseInt(arguments[4])) : Hop.NONE;
        HikariDataSource database = open(arguments[1], arguments[2], arguments[3]);
        serve(Integer.parseInt(arguments[0]), new KeepServlet(database, hop));
    }

    private static HikariDataSource open(String url, String user, String password) throws SQLException {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setMaximumPoolSize(MOST_CONNECTIONS);
        HikariDataSource database = new HikariDataSource(settings);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists kept (id varchar(64) primary key, body varchar(2000) not null)");
        }
        return database;
    }

    private static void serve(int port, KeepServlet servlet) throws Exception {
        String folder = Path.of("").toAbsolutePath().toString();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder);
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", folder);
        Tomcat.addServlet(context, "keep", servlet).addMapping("/*");
        start(tomcat);
        tomcat.getServer().await();
    }

    private static void start(Tomcat tomcat) throws LifecycleException {
        tomcat.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                tomcat.stop();
            } catch (LifecycleException failure) {
                throw new IllegalStateException(failure);
            }
        }));
    }
}
