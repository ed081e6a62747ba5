package io.baedal.counterexample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
@Breaks("STORED_TYPES_HAVE_NO_SETTERS")
class HasASetter {

    @Id
    private long id;

    private boolean delivered;

    boolean isDelivered() {
        return delivered;
    }

    void setDelivered(boolean delivered) {
        this.delivered = delivered;
    }
}
