package io.baedal.platform;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * The problem of a request that Tomcat refuses before any application sees it, such as one with a malformed path; it
 * would be the only HTML page of the service.
 */
final class UnreadableRequests extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean answered = response.getContentWritten() > 0 || response.getStatus() < 400;
        if (answered || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(json(response.getStatus()));
                response.finishResponse();
            }
        } catch (IOException hungUp) {
            // Nobody is left to tell.
            containerLog.debug("no answer to an unreadable request", hungUp);
        }
    }

    /** By hand: the mapper belongs to the application, and none of these texts comes from the request. */
    private static String json(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        ProblemDetail problem = Problems.of(status == null ? HttpStatus.BAD_REQUEST : status);
        return """
                {"type":"%s","title":"%s","status":%d,"detail":"%s","code":"%s"}""".formatted(
                        problem.getType(),
                        problem.getTitle(),
                        code,
                        problem.getDetail(),
                        Objects.requireNonNull(problem.getProperties()).get("code"));
    }
}
