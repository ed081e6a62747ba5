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
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.PriorityOrdered;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections to H2 that make up for what H2 itself does not do.
 *
 * <p>None commits while another one rolls back. A commit writes H2's store, and a rollback that meets such a write puts
 * the former rows back a second time; what others have committed in them since is lost without a word, see
 * docs/adr/0022. A commit waits for no row, so nobody waits long here.
 *
 * <p>And those that commit at the same time share one write of the file, see docs/adr/0029. H2 would write it for each.
 *
 * <p>And the file is kept in order, see docs/adr/0030. H2 would do so in the thread that we do without.
 */
class H2Connections extends DelegatingDataSource {

    /** Of {@link MVStore#setAutoCommitDelay}: neither at each commit, which is 0, nor by a thread of its own. */
    private static final int ONLY_WHEN_TOLD = -1;

    /** The most connections in use that nobody waits for: a request's and the relay's or a listener's behind it. */
    private static final int WITHOUT_COMPANY = 2;

    /** One write in so many takes along what is still in use in the emptiest pieces of the file. */
    private static final int WRITES_PER_COMPACTION = 32;

    /** Percent of the file that is in use; where it is more, nothing is taken along. */
    private static final int WELL_FILLED = 50;

    /** Bytes. */
    private static final int MOST_TAKEN_ALONG = 1 << 19;

    private final ReadWriteLock rows = new ReentrantReadWriteLock();
    private final HikariDataSource pool;
    private final GroupCommit group;
    private volatile @Nullable MVStore file;
    private int writes;

    H2Connections(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
        this.group = new GroupCommit(this::write, this::areOthersAtWork);
    }

    /**
     * Returns when all that is visible now is in the database's file; at once with another database, which shows nothing
     * before. For those who tell others what they have read before they commit.
     *
     * @throws DataAccessException when the file cannot be written
     */
    static void settle(DataSource connections) {
        try {
            if (connections.isWrapperFor(H2Connections.class)) {
                connections.unwrap(H2Connections.class).group.join();
            }
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("What was read may not stay", failure);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guard(super.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guard(super.getConnection(user, password));
    }

    private Connection guard(Connection connection) throws SQLException {
        @Nullable SessionLocal session = withWritingTakenOver(connection);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "commit" -> commit(session, connection, method, arguments);
                    case "rollback" -> under(rows.writeLock(), connection, method, arguments);
                    case "equals" -> proxy == arguments[0];
                    case String _ -> call(connection, method, arguments);
                });
    }

    /**
     * The connection's session, null when it has no file here. Each new one sets the store's delay anew, to what the URL
     * says.
     */
    private @Nullable SessionLocal withWritingTakenOver(Connection connection) throws SQLException {
        if (!(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)
                || !session.getDatabase().isPersistent()) {
            return null;
        }
        MVStore store = session.getDatabase().getStore().getMvStore();
        if (store.getAutoCommitDelay() == 0) {
            store.setAutoCommitDelay(ONLY_WHEN_TOLD);
        }
        file = store;
        return session;
    }

    private @Nullable Object commit(
            @Nullable SessionLocal session, Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        boolean changed = session != null && session.hasPendingTransaction();
        under(rows.readLock(), connection, method, arguments);
        if (changed) {
            group.join();
        }
        return null;
    }

    /** Whether there was something to write; never called by two at once. */
    private boolean write() {
        MVStore store = file;
        if (store == null) {
            return false;
        }
        rows.readLock().lock();
        try {
            long before = store.getCurrentVersion();
            if (++writes % WRITES_PER_COMPACTION == 0) {
                store.compact(WELL_FILLED, MOST_TAKEN_ALONG);
            }
            store.commit();
            return store.getCurrentVersion() != before;
        } finally {
            rows.readLock().unlock();
        }
    }

    private boolean areOthersAtWork() {
        return pool.getHikariPoolMXBean().getActiveConnections() > WITHOUT_COMPANY;
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
    static class InPlaceOfPool implements BeanPostProcessor, PriorityOrdered {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof HikariDataSource pool
                            && String.valueOf(pool.getJdbcUrl()).startsWith("jdbc:h2:")
                    ? new H2Connections(pool)
                    : bean;
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }
    }
}
