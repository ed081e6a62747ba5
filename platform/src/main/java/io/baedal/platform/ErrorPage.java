package io.baedal.platform;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The problem of what fails where {@link Problems} does not see it, such as in a filter. */
@Hidden
@RestController
final class ErrorPage implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        return Problems.answer(status(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)));
    }

    /** Without a failure somebody just asked for this path, and there is nothing. */
    private static HttpStatus status(@Nullable Object ofTheFailure) {
        HttpStatus status = ofTheFailure instanceof Integer code ? HttpStatus.resolve(code) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
