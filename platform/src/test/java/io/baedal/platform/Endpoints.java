package io.baedal.platform;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The endpoints of a running service, like {@code POST /orders}: those that its API document shows, and those that it does
 * not, like the sign-in page.
 */
final class Endpoints {

    private Endpoints() {}

    static Set<String> of(ApplicationContext service, String address) {
        return Stream.concat(documented(address), mapped(service)).collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<String> documented(String address) {
        try (var answer = URI.create(address + "/v3/api-docs").toURL().openStream()) {
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode paths = JsonMapper.shared().readTree(text).path("paths");
            return paths.properties().stream()
                    .flatMap(path -> path.getValue().propertyNames().stream()
                            .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        } catch (IOException failure) {
            throw new IllegalStateException("the API document of " + address, failure);
        }
    }

    private static Stream<String> mapped(ApplicationContext service) {
        return service
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(endpoint ->
                        endpoint.getValue().getBeanType().getPackageName().startsWith("io.baedal"))
                .flatMap(endpoint -> mapped(endpoint.getKey()))
                .filter(endpoint -> !endpoint.endsWith(" /error"));
    }

    private static Stream<String> mapped(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .map(method -> method + " " + path));
    }
}
