package io.baedal.counterexample;

import java.net.http.HttpClient;
import org.springframework.web.client.RestClient;

class CallsAnotherService {

    @Breaks("ONLY_ORDER_AND_PAYMENT_CALL_OTHERS")
    static class WithSpring {

        RestClient client() {
            return RestClient.create();
        }
    }

    @Breaks("ONLY_ORDER_AND_PAYMENT_CALL_OTHERS")
    static class WithTheJdk {

        HttpClient client() {
            return HttpClient.newHttpClient();
        }
    }
}
