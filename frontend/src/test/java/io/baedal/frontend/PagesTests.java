package io.baedal.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a browser gets: pages, files and honest refusals. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"baedal.frontend.demo=true", "baedal.frontend.gateway-port=8088"})
class PagesTests {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/store/1", "/checkout", "/order/7", "/kitchen/menu", "/operator/order/7"})
    void everyPageIsTheIndexAndIsAskedForAgain(String path) throws Exception {
        HttpResponse<String> page = get(path, "Accept", BROWSER);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.body()).contains("<div id=\"root\">").doesNotContain("{{");
    }

    @Test
    void thePolicyAllowsWhatCarriesTheNonceOfThisAnswerAndNothingInline() throws Exception {
        String first = policy(get("/", "Accept", BROWSER));
        HttpResponse<String> page = get("/", "Accept", BROWSER);
        String second = policy(page);

        assertThat(second)
                .contains("default-src 'none'", "http://localhost:8088")
                .doesNotContain("unsafe");
        assertThat(nonce(second)).isNotEqualTo(nonce(first));
        assertThat(page.body()).contains("nonce=\"" + nonce(second) + "\"").doesNotContain(nonce(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/gone-1a2b3c.js",
                "/assets/",
                "/missing.png",
                "/orders/7",
                "/auth/me",
                "/stores",
                "/order-service/7/orders"
            })
    void neitherAMissingFileNorAPathOfTheServicesBecomesAPage(String path) throws Exception {
        HttpResponse<String> answer = get(path, "Accept", BROWSER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"not-found\"");
    }

    @Test
    void whoDoesNotAskForHtmlGetsNone() throws Exception {
        assertThat(get("/order/7", "Accept", "*/*").statusCode()).isEqualTo(404);
        assertThat(get("/", "Accept", "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                        .POST(BodyPublishers.ofString("x"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(404, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip"})
    void aFileOfTheBuildStaysForEverAndComesCompressed(String encoding) throws Exception {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"")
                .matcher(get("/", "Accept", BROWSER).body());
        assertThat(script.find()).isTrue();

        HttpResponse<String> file = get(script.group(1), "Accept-Encoding", encoding);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=31536000", "public", "immutable");
        assertThat(file.headers().firstValue("Content-Encoding")).hasValue(encoding);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(file.headers().allValues("Vary")).contains("Accept-Encoding");
    }

    @Test
    void saysThatItLivesAndIsReady() throws Exception {
        assertThat(get("/livez", "Accept", "*/*").statusCode()).isEqualTo(200);
        assertThat(get("/readyz", "Accept", "*/*").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String policy(HttpResponse<String> page) {
        return page.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private static String nonce(String policy) {
        Matcher nonce = Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }
}
