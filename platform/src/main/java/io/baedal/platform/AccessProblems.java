package io.baedal.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Says 401 and 403 the way every other problem is said. It tells that a token is bad, never what was expected of it. */
@RequiredArgsConstructor
final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Asked late: filters are made before the MVC beans. */
    private final Supplier<HandlerExceptionResolver> problems;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        if (IssuerKeys.NeverHeard.isCauseOf(failure)) {
            answer(request, response, new AccessRefusal.IssuerAway());
            return;
        }
        boolean wrong = failure instanceof InvalidBearerTokenException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, wrong ? "Bearer error=\"invalid_token\"" : "Bearer");
        answer(
                request,
                response,
                new AccessRefusal.Unauthorized(wrong ? "The token is not valid." : "A token is needed."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        answer(request, response, new AccessRefusal.Forbidden());
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        problems.get().resolveException(request, response, null, refusal.toException());
    }
}
