package io.baedal.dashboard;

import io.baedal.platform.Access;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may look at the dashboard; whose rows they see is {@link Sight}. */
@Configuration(proxyBeanMethods = false)
class DashboardAccess {

    @Bean
    Access access() {
        return Access.table("""
                GET /dashboards/** CUSTOMER OWNER OPERATOR
                """);
    }
}
