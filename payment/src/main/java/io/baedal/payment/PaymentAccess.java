package io.baedal.payment;

import feign.FeignException;
import feign.Request;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import io.baedal.platform.Access;
import io.baedal.platform.ServiceToken;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call Payment, and as whom Payment calls Order. Money is held for Order itself and for nobody else. */
@Configuration(proxyBeanMethods = false)
class PaymentAccess {

    @Bean
    Access access() {
        return Access.table("""
                POST /payinfos    SERVICE
                GET  /payinfos/** CUSTOMER OPERATOR SERVICE
                """);
    }

    /** Without a token of ours Order cannot be asked, which is the same as no answer: nothing is decided. */
    @Bean
    RequestInterceptor asOurselves(ServiceToken token) {
        return request -> {
            try {
                request.header("Authorization", "Bearer " + token.value());
            } catch (ServiceToken.Unavailable none) {
                throw new FeignException.ServiceUnavailable(none.getMessage(), unsent(request), null, null);
            }
        };
    }

    private static Request unsent(RequestTemplate request) {
        return Request.create(Request.HttpMethod.GET, request.url(), Map.of(), Request.Body.empty(), request);
    }
}
