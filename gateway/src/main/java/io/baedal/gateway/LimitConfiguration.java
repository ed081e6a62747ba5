package io.baedal.gateway;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Where the door counts: in itself, or with the profile {@code redis} in one Redis for all doors. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    @Profile("!redis")
    Buckets.Kind ownBuckets() {
        return (_, rate) -> new Buckets.Own(rate);
    }

    @Bean
    @Profile("redis")
    RedisBuckets redisBuckets(@Value("${baedal.gateway.redis}") String address, Clock clock) {
        return new RedisBuckets(address, clock);
    }
}
