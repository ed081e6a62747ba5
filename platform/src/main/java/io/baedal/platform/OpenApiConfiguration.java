package io.baedal.platform;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * What {@code /v3/api-docs} of every service says. docs/openapi holds a copy of each, and the pages take their types from
 * there.
 */
@AutoConfiguration
class OpenApiConfiguration {

    static {
        // Text without an end, and no object with a time-out.
        SpringDocUtils.getConfig().replaceWithClass(SseEmitter.class, String.class);
    }

    /** Wherever it was read: the service's own port and the gateway give the same document. */
    @Bean
    OpenAPI document(@Value("${spring.application.name}") String service) {
        return new OpenAPI().info(new Info().title(service).version("1")).addServersItem(new Server().url("/"));
    }

    @Bean
    DocumentedRecords documentedRecords() {
        return new DocumentedRecords();
    }

    @Bean
    WholeAnswers wholeAnswers() {
        return new WholeAnswers();
    }

    /** Springdoc numbers what has the same name in several controllers, in whatever order it comes upon them. */
    @Bean
    OpenApiCustomizer withoutNumberedNames() {
        return document -> document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.setOperationId(null));
    }
}
