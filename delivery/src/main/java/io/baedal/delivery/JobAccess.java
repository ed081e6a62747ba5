package io.baedal.delivery;

import io.baedal.platform.Access;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call Delivery: couriers work the jobs, operators look on. Whose job it is, is asked in the query. */
@Configuration(proxyBeanMethods = false)
class JobAccess {

    @Bean
    Access access() {
        return Access.table("""
                GET  /deliveries/** COURIER OPERATOR
                POST /deliveries/** COURIER
                """);
    }
}
