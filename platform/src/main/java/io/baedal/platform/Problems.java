package io.baedal.platform;

import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/**
 * The one place that turns a failure into {@code application/problem+json}: {@code type}, {@code title}, {@code status},
 * {@code detail} and a stable {@code code}; invalid input names its fields in {@code errors}. What we did not foresee is
 * logged with its stack trace and answered without one.
 */
@Slf4j
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final String TYPE = "urn:baedal:problem:";

    /** Over how many seconds the clients that were refused with a 503 are asked to come back. */
    private static final int SPREAD = 5;

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal.Refused refused) {
        Refusal refusal = refused.refusal();
        ProblemDetail problem = problem(refusal.status(), refusal.code(), refusal.detail());
        refusal.members().forEach(problem::setProperty);
        HttpHeaders headers = new HttpHeaders();
        if (refusal.retryAfter() != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, refusal.retryAfter().toSeconds())));
        }
        return answer(problem, headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidField invalid) {
        return answer(invalidRequest(List.of(error(invalid.field(), invalid.getMessage()))), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(ConstraintViolationException invalid) {
        return answer(
                invalidRequest(invalid.getConstraintViolations().stream()
                        .map(violation -> error(violation.getPropertyPath().toString(), violation.getMessage()))
                        .toList()),
                new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(MethodArgumentTypeMismatchException invalid) {
        return answer(invalidRequest(List.of(error(invalid.getName(), "is not a valid value"))), new HttpHeaders());
    }

    /** The database has no connection or no lock for us in time: the same to a client as too many requests. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
    })
    ResponseEntity<Object> databaseBusy(Exception busy) {
        log.warn("answered 503 overloaded: {}", busy.toString());
        return refused(new Refusal.Overloaded().toException());
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception unforeseen) {
        if (PassingFailure.isCauseOf(unforeseen)) {
            return databaseBusy(unforeseen);
        }
        log.error("unforeseen failure", unforeseen);
        return answer(
                problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong on our side."),
                new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                invalidRequest(invalid.getBindingResult().getAllErrors().stream()
                        .map(error -> error(
                                error instanceof FieldError field ? field.getField() : error.getObjectName(),
                                String.valueOf(error.getDefaultMessage())))
                        .toList()),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                invalidRequest(invalid.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> error(
                                        error instanceof FieldError field
                                                ? field.getField()
                                                : String.valueOf(result.getMethodParameter()
                                                        .getParameterName()),
                                        String.valueOf(error.getDefaultMessage()))))
                        .toList()),
                headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (unreadable.getCause() instanceof JacksonException mismatch
                && (mismatch instanceof DatabindException || mismatch instanceof InputCoercionException)
                && !mismatch.getPath().isEmpty()) {
            return answer(invalidRequest(List.of(error(path(mismatch), "has the wrong type"))), headers);
        }
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-request", "The body is not readable JSON.");
        problem.setProperty("errors", List.of());
        return answer(problem, headers);
    }

    /** Whatever else Spring MVC refuses (method, media type, missing parameter, unknown path) keeps its status. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        String detail = body instanceof ProblemDetail given && given.getDetail() != null
                ? given.getDetail()
                : known.getReasonPhrase();
        return answer(problem(known, code(known), detail), headers);
    }

    /** A failure of which nothing but its status may be told. */
    static ProblemDetail of(HttpStatus status) {
        return problem(status, code(status), status.getReasonPhrase() + ".");
    }

    static ResponseEntity<Object> answer(HttpStatus status) {
        return answer(of(status), new HttpHeaders());
    }

    private static String code(HttpStatus status) {
        if (status == HttpStatus.BAD_REQUEST) {
            return "invalid-request";
        }
        return status == HttpStatus.INTERNAL_SERVER_ERROR
                ? "internal-error"
                : status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ProblemDetail invalidRequest(List<Map<String, String>> errors) {
        ProblemDetail problem = problem(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                errors.stream()
                        .map(error -> error.get("field") + " " + error.get("message"))
                        .collect(Collectors.joining("; ")));
        problem.setProperty(
                "errors",
                errors.stream()
                        .sorted(Comparator.comparing(error -> error.get("field")))
                        .toList());
        return problem;
    }

    private static Map<String, String> error(String field, String message) {
        return Map.of("field", field, "message", message);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + code));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("code", code);
        return problem;
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            spread(headers);
        }
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Clients that are sent away together would come back together, and be the next overload. */
    private static void spread(HttpHeaders headers) {
        String atLeast = headers.getFirst(HttpHeaders.RETRY_AFTER);
        long seconds = ThreadLocalRandom.current().nextLong(SPREAD) + (atLeast == null ? 1 : Long.parseLong(atLeast));
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }

    /** {@code items[0].qty} for a mismatch inside a list. */
    private static String path(JacksonException mismatch) {
        return StreamSupport.stream(mismatch.getPath().spliterator(), false)
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
