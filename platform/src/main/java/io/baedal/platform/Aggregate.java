package io.baedal.platform;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AfterDomainEventPublication;
import org.springframework.data.domain.DomainEvents;

/**
 * An entity that says events. Saving it through its repository writes what it said to the outbox, in the same
 * transaction; {@code seq} numbers what it says 1, 2, 3 … without gaps, so that a listener can tell late from missing.
 * The JPA version is another number: it also grows with changes that say nothing.
 */
@MappedSuperclass
public abstract class Aggregate {

    /** The number of the first event that an aggregate says. */
    static final long FIRST_SEQ = 1;

    /** Null until the row exists, which is how Spring Data tells an insert from an update when ids are assigned. */
    @Version
    private @Nullable Long version;

    private long seq;

    @Transient
    private final List<Said> unsaved = new ArrayList<>();

    /** Public, because Spring Data asks for it at every save and without it throws and catches an exception each time. */
    public @Nullable Long getVersion() {
        return version;
    }

    protected void say(Event event) {
        seq++;
        unsaved.add(new Said(event, seq));
    }

    /** The number that the next event will carry. */
    protected long nextSeq() {
        return seq + 1;
    }

    @DomainEvents
    List<Said> unsaved() {
        return List.copyOf(unsaved);
    }

    @AfterDomainEventPublication
    void saved() {
        unsaved.clear();
    }

    /** Dirty checking would store the change and forget its events. */
    @PreUpdate
    void mustBeSavedByItsRepository() {
        if (!unsaved.isEmpty()) {
            throw new IllegalStateException("changed but not saved through its repository: " + this);
        }
    }

    /** An event with its number. */
    record Said(Event event, long seq) {}
}
