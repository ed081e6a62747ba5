package io.baedal.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * How long a database may keep silent before its connection is taken for lost. Without a bound, a thread whose connection
 * ends without a word (a failover, a router that forgets it) waits for ever, and the relay, the listener and the sweep are
 * one thread each. The drivers call it by one name and count it in different units, which is why it is not in the YAML.
 */
class BoundedSilence implements BeanPostProcessor {

    private static final String SETTING = "socketTimeout";

    private final Duration limit;

    BoundedSilence(Duration limit) {
        this.limit = limit;
    }

    /** Before the first connection is made; an address that names a limit of its own keeps it. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
            String url = pool.getJdbcUrl();
            if (url.startsWith("jdbc:postgresql:")) {
                pool.addDataSourceProperty(SETTING, String.valueOf(limit.toSeconds()));
            } else if (url.startsWith("jdbc:mariadb:")) {
                pool.addDataSourceProperty(SETTING, String.valueOf(limit.toMillis()));
            }
        }
        return bean;
    }
}
