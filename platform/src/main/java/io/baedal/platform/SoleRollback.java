package io.baedal.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to H2 of which none commits while another one rolls back. A commit writes H2's store, and a rollback that
 * meets such a write puts the former rows back a second time; what others have committed in them since is lost without a
 * word, see docs/adr/0022. A commit waits for no row, so nobody waits long here.
 */
class SoleRollback extends DelegatingDataSource {

    private final ReadWriteLock store = new ReentrantReadWriteLock();

    SoleRollback(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guard(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guard(super.getConnection(user, password));
    }

    private Connection guard(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "commit" -> under(store.readLock(), connection, method, arguments);
                    case "rollback" -> under(store.writeLock(), connection, method, arguments);
                    case "equals" -> proxy == arguments[0];
                    case String _ -> call(connection, method, arguments);
                });
    }

    private static @Nullable Object under(
            Lock lock, Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
        lock.lock();
        try {
            return call(connection, method, arguments);
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** Takes the place of a pool of connections to H2, before Spring Boot hides the pool behind its lazy connections. */
    static class OnH2 implements BeanPostProcessor, PriorityOrdered {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof HikariDataSource pool
                            && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:h2:")
                    ? new SoleRollback(pool)
                    : bean;
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}
