package io.baedal.order;

import feign.RequestInterceptor;
import io.baedal.platform.Access;
import io.baedal.platform.ServiceToken;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call Order, and as whom Order calls Payment. Whose order it is, is asked in the query. */
@Configuration(proxyBeanMethods = false)
class OrderAccess {

    /** SERVICE is Payment, which asks whether an order exists. */
    @Bean
    Access access() {
        return Access.table("""
                GET    /catalog/** everybody
                GET    /orders/**  CUSTOMER OPERATOR SERVICE
                POST   /orders     CUSTOMER
                DELETE /orders/*   CUSTOMER OPERATOR
                GET    /order-service/*/orders CUSTOMER OPERATOR
                POST   /order-service/*/orders CUSTOMER
                """);
    }

    @Bean
    RequestInterceptor asOurselves(ServiceToken token) {
        return request -> request.header("Authorization", "Bearer " + token.value());
    }
}
