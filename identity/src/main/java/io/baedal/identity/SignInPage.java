package io.baedal.identity;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the authorization code flow asks for a password. Without script and style, so that nothing can be put into it. */
@Hidden
@RestController
class SignInPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="ko">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>배달 로그인 · Sign in</title>
            <h1>로그인 <small lang="en">Sign in</small></h1>
            %s
            <form method="post" action="/auth/sign-in">
            <input type="hidden" name="%s" value="%s">
            <p><label>아이디 <span lang="en">Username</span><br>
            <input name="username" autocomplete="username" required autofocus></label>
            <p><label>비밀번호 <span lang="en">Password</span><br>
            <input name="password" type="password" autocomplete="current-password" required></label>
            <p><button>로그인 <span lang="en">Sign in</span></button>
            </form>
            """;

    private static final String FAILED =
            "<p role=\"alert\">로그인하지 못했습니다. <span lang=\"en\">That did not work; please try again later.</span>";

    @GetMapping(path = "/auth/sign-in", produces = "text/html;charset=UTF-8")
    ResponseEntity<String> show(CsrfToken csrf, @RequestParam(required = false) @Nullable String error) {
        return ResponseEntity.ok()
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                .body(PAGE.formatted(error == null ? "" : FAILED, csrf.getParameterName(), csrf.getToken()));
    }
}
