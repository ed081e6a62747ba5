package io.baedal.platform;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * The problem of a request that Tomcat refuses before any application sees it, such as one with a malformed path; it
 * would be the only HTML page of the service.
 */
final class UnreadableRequests extends ErrorReportValve {

    private static final String PROBLEM = """
            {"type":"urn:baedal:problem:invalid-request","title":"Bad Request","status":%d,\
            "detail":"The request is not readable HTTP.","code":"invalid-request"}""";

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
                writer.write(PROBLEM.formatted(response.getStatus()));
                response.finishResponse();
            }
        } catch (IOException hungUp) {
            // Nobody is left to tell.
            containerLog.debug("no answer to an unreadable request", hungUp);
        }
    }
}
