package io.baedal.platform;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

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

    /** A field of the rows that are wanted; without a value it may have any. */
    public record Where(String field, @Nullable Object value) {

        /**
         * A condition that nobody asked for is not in the statement either: "is null or equal" keeps a database from its
         * index, and a page of a million rows costs seconds.
         */
        public <T> Specification<T> is() {
            return value == null
                    ? Specification.unrestricted()
                    : (row, _, criteria) -> criteria.equal(row.get(field), value);
        }
    }

    public static Where where(String field, @Nullable Object value) {
        return new Where(field, value);
    }

    /** A page of the rows that are all of this; what narrows them most, and has an index, comes first. */
    public static <T> Page<T> find(JpaSpecificationExecutor<T> rows, Pageable page, Where... all) {
        return find(rows, Specification.unrestricted(), page, all);
    }

    /** As before, of the rows that are shown. */
    public static <T> Page<T> find(
            JpaSpecificationExecutor<T> rows, Specification<T> shown, Pageable page, Where... all) {
        Specification<T> wanted = shown;
        for (Where where : all) {
            wanted = wanted.and(where.is());
        }
        return rows.findAll(wanted, along(page, all));
    }

    /**
     * Sorted by the first field with a value before all else: it is the same in all rows, so it changes nothing but lets H2
     * walk an index of field and id instead of sorting all of them for each page.
     */
    static Pageable along(Pageable page, Where... all) {
        Optional<Where> given =
                Stream.of(all).filter(where -> where.value() != null).findFirst();
        if (given.isEmpty() || page.getSort().isUnsorted()) {
            return page;
        }
        Sort.Order first =
                page.getSort().iterator().next().withProperty(given.get().field());
        return PageRequest.of(
                page.getPageNumber(), page.getPageSize(), Sort.by(first).and(page.getSort()));
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
