package io.baedal.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody outside: what a well-behaved client sends, and over a plain socket what one does not. */
record Client(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, null, headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send("POST", path, body, headers);
    }

    /** The same again and again, at most twenty times; the last answer. */
    HttpResponse<String> postUntilRefused(String path, String body, String... headers) throws Exception {
        HttpResponse<String> answer = post(path, body, headers);
        for (int time = 1; time < 20 && answer.statusCode() != 429; time++) {
            answer = post(path, body, headers);
        }
        return answer;
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        return HTTP.send(request(method, path, body, headers), BodyHandlers.ofString());
    }

    HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    HttpClient http() {
        return HTTP;
    }

    Socket open() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** Sends the bytes as they are, and reads until the gateway closes. */
    String raw(String request) throws IOException {
        try (Socket socket = open()) {
            StubService.write(socket, request);
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** The whole request line as it is; what comes back, without keeping the connection. */
    String rawLine(String requestLine) throws IOException {
        return raw(requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat((String) JsonPath.read(answer.body(), "$.type")).isEqualTo("urn:baedal:problem:" + code);
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo(code);
        assertThat((int) JsonPath.read(answer.body(), "$.status")).isEqualTo(status);
        assertThat((String) JsonPath.read(answer.body(), "$.title")).isNotBlank();
        assertThat((String) JsonPath.read(answer.body(), "$.detail")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("java.");
        assertThat(answer.headers().firstValue(CorrelationFilter.HEADER)).isPresent();
    }
}
