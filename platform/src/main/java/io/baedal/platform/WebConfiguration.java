package io.baedal.platform;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.module.SimpleModule;

/** The web layer of every service: correlation id first, then the limit, then the controllers and their problems. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@Import({Problems.class, ErrorPage.class})
class WebConfiguration {

    @Bean
    ConnectionDraining connectionDraining(@Value("${baedal.http.drain}") Duration patience) {
        return new ConnectionDraining(patience);
    }

    @Bean
    FilterRegistrationBean<CorrelationId> correlationId() {
        return inOrder(new CorrelationId(), Ordered.HIGHEST_PRECEDENCE + 10);
    }

    @Bean
    FilterRegistrationBean<InFlightLimit> inFlightLimit(
            @Value("${baedal.http.max-in-flight}") int limit,
            @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> problems,
            MeterRegistry meters) {
        return inOrder(new InFlightLimit(limit, problems::getObject, meters), Ordered.HIGHEST_PRECEDENCE + 20);
    }

    @Bean
    JsonMapperBuilderCustomizer storableText() {
        return mapper ->
                mapper.addModule(new SimpleModule("storable-text").addDeserializer(String.class, new StorableText()));
    }

    /** After Spring Boot's own, which adds a valve with an HTML page: the one added last answers first. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> unreadableRequests() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new UnreadableRequests()));
    }

    private static <F extends Filter> FilterRegistrationBean<F> inOrder(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
