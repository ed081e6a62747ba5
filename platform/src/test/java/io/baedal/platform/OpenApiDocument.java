package io.baedal.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/**
 * What a running service says under {@code /v3/api-docs}, and its copy in docs/openapi, of which the pages' types are made.
 * {@code -Dbaedal.openapi.write=true} writes the copy anew.
 */
public final class OpenApiDocument {

    private static final Path FOLDER = Path.of("../docs/openapi");

    private OpenApiDocument() {}

    public static String of(ApplicationContext service) {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        try (var answer =
                URI.create("http://localhost:" + port + "/v3/api-docs").toURL().openStream()) {
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8) + "\n";
            if (Boolean.getBoolean("baedal.openapi.write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file(service.getEnvironment().getRequiredProperty("spring.application.name")), text);
            }
            return text;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String expected(String service) {
        try {
            return Files.readString(file(service));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Path file(String service) {
        return FOLDER.resolve(service + ".json");
    }
}
