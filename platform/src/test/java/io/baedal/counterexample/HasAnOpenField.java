package io.baedal.counterexample;

import jakarta.persistence.Embeddable;

@Embeddable
@Breaks("STORED_FIELDS_ARE_PRIVATE")
class HasAnOpenField {

    boolean delivered;
}
