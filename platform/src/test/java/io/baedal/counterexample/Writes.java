package io.baedal.counterexample;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.RestController;

class Writes {

    interface Orders extends CrudRepository<String, Long> {

        @Modifying
        void cancel(long id);
    }

    @RestController
    @Breaks("CONTROLLERS_CHANGE_NOTHING_THEMSELVES")
    static class BySaving {

        void change(Orders orders, String order) {
            orders.save(order);
        }
    }

    @RestController
    @Breaks("CONTROLLERS_CHANGE_NOTHING_THEMSELVES")
    static class ByAStatement {

        void change(Orders orders) {
            orders.cancel(7);
        }
    }

    /** Reading is not writing. */
    @RestController
    static class Reads {

        boolean read(Orders orders) {
            return orders.existsById(7L);
        }
    }
}
