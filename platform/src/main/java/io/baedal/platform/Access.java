package io.baedal.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which roles may call which endpoint of a service: one table, of which the first row that fits decides. What has no row
 * wants a token of any role. Whether the order or the store is the caller's is not asked here but in the query.
 */
public final class Access {

    private final List<Row> rows;

    private Access(List<Row> rows) {
        this.rows = rows;
    }

    /** {@code method} null for any; nobody in {@code roles} means that it is open to everybody. */
    record Row(@Nullable HttpMethod method, String path, Set<Role> roles) {

        static Row of(String line) {
            List<String> words = Arrays.asList(line.strip().split(" +"));
            if (words.size() < 3) {
                throw new IllegalArgumentException("expected method, path and roles or 'everybody': " + line);
            }
            List<String> roles = words.subList(2, words.size());
            return new Row(
                    words.getFirst().equals("*") ? null : HttpMethod.valueOf(words.getFirst()),
                    words.get(1),
                    roles.equals(List.of("everybody"))
                            ? Set.of()
                            : roles.stream().map(Role::valueOf).collect(Collectors.toSet()));
        }

        /** Whoever may GET may ask with HEAD, and nobody else: Spring lets the same method answer both. */
        RequestMatcher[] matchers() {
            PathPatternRequestMatcher.Builder matcher = PathPatternRequestMatcher.withDefaults();
            return HttpMethod.GET.equals(method)
                    ? new RequestMatcher[] {matcher.matcher(method, path), matcher.matcher(HttpMethod.HEAD, path)}
                    : new RequestMatcher[] {matcher.matcher(method, path)};
        }

        boolean isOpen() {
            return roles.isEmpty();
        }

        String[] authorities() {
            return roles.stream().map(Role::name).toArray(String[]::new);
        }
    }

    /**
     * One row a line: the method or {@code *}, the path as Spring's patterns write it, and the roles or {@code everybody}.
     */
    public static Access table(String lines) {
        return new Access(
                lines.lines().filter(line -> !line.isBlank()).map(Row::of).toList());
    }

    List<Row> rows() {
        return rows;
    }
}
