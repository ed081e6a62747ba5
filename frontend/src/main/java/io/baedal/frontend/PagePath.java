package io.baedal.frontend;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Tells a page of the application, which the index answers, from everything else. A missing asset or a path of the
 * services must not look like a page: a browser would take HTML for a script, a client would take it for an order.
 */
final class PagePath {

    private static final Set<String> OF_THE_SERVICES = Set.of(
            "orders",
            "order-service",
            "catalog",
            "stores",
            "deliveries",
            "payinfos",
            "dashboards",
            "auth",
            ".well-known",
            "operations",
            "actuator",
            "v3",
            "livez",
            "readyz",
            "error");

    private PagePath() {}

    static boolean isPage(ServerRequest request) {
        return (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD)
                && isPage(request.path())
                && wantsHtml(request);
    }

    static boolean isPage(String path) {
        String first = path.substring(1).split("/", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        return !first.equals("assets") && !OF_THE_SERVICES.contains(first) && !last.contains(".");
    }

    /** By name; only at the root anything will do, so that {@code curl} sees what is here. */
    private static boolean wantsHtml(ServerRequest request) {
        return request.path().equals("/")
                || request.headers().accept().stream()
                        .anyMatch(type -> !type.isWildcardType() && MediaType.TEXT_HTML.isCompatibleWith(type));
    }
}
