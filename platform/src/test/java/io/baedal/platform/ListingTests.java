package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** In which order a page is asked for; what it answers is tried by each service's own tests. */
class ListingTests {

    private static final Pageable SECOND_PAGE =
            Listing.request(1, 20, Sort.by("id").descending());

    @Test
    void aPageIsSortedByTheFirstFieldThatHasAValueSoThatAnIndexCanBeWalked() {
        Pageable page = Listing.along(
                SECOND_PAGE,
                Listing.where("orderId", null),
                Listing.where("customerId", "mina"),
                Listing.where("status", "ORDERED"));
        assertThat(page.getSort()).isEqualTo(Sort.by("customerId", "id").descending());
        assertThat(page.getPageNumber()).isEqualTo(1);
        assertThat(page.getPageSize()).isEqualTo(20);
    }

    @Test
    void aPageOfEverythingIsSortedAsItWasAskedFor() {
        assertThat(Listing.along(SECOND_PAGE, Listing.where("customerId", null)))
                .isEqualTo(SECOND_PAGE);
    }
}
