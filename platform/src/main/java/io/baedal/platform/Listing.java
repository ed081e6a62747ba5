package io.baedal.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;

/**
 * How every list is answered: {@code {"content":[…],"page":{"number","size","totalElements"}}}. Pages count from 0.
 */
public record Listing<T>(List<T> content, Place page) {

    private static final int LARGEST_SIZE = 100;
    private static final int LAST_PAGE = 100_000;

    public record Place(int number, int size, long totalElements) {}

    public static <E, T> Listing<T> of(Page<E> page, Function<? super E, ? extends T> view) {
        return new Listing<>(
                page.getContent().stream().<T>map(view).toList(),
                new Place(page.getNumber(), page.getSize(), page.getTotalElements()));
    }

    /**
     * Those with that value; null means all. A condition that nobody asked for is then not in the statement either: "is null
     * or equal" keeps a database from its index, and a page of a million rows costs seconds.
     */
    public static <T> Specification<T> with(String field, @Nullable Object value) {
        return value == null
                ? Specification.unrestricted()
                : (row, _, criteria) -> criteria.equal(row.get(field), value);
    }

    /** The page asked for; a larger size than 100 is cut to 100, anything else out of range is refused with a 400. */
    public static Pageable request(int page, int size, Sort sort) {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidField("page", "must be between 0 and " + LAST_PAGE);
        }
        if (size < 1) {
            throw new InvalidField("size", "must be between 1 and " + LARGEST_SIZE);
        }
        return PageRequest.of(page, Math.min(size, LARGEST_SIZE), sort);
    }
}
