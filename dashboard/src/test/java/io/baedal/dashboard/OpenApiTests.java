package io.baedal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.OpenApiDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the service says of itself is what docs/openapi says of it, and so what the pages believe. */
@RunningDashboard
class OpenApiTests {

    @Autowired
    private ApplicationContext service;

    @Test
    void theDocumentIsTheOneThatThePagesAreMadeFrom() {
        assertThat(OpenApiDocument.of(service)).isEqualTo(OpenApiDocument.expected("dashboard"));
    }
}
