package io.baedal.identity;

import io.baedal.platform.Aggregate;
import io.baedal.platform.MemberEvent.MemberWithdrawn;
import io.baedal.platform.Role;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * An account. Its id is what everybody else knows of a person, so it says nothing about them; name and username are here
 * only. Who withdrew leaves an empty row, which keeps the id from being given again.
 */
@Entity
@Table(name = "member")
@Getter(AccessLevel.PACKAGE)
@NoArgsConstructor(access = AccessLevel.PROTECTED)
class Member extends Aggregate {

    @Id
    private long id;

    private @Nullable String username;
    /** With the name of its encoding in front, as the delegating encoder writes it. */
    private @Nullable String password;

    private @Nullable String name;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "member_role", joinColumns = @JoinColumn(name = "member_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "member_store", joinColumns = @JoinColumn(name = "member_id"))
    @Column(name = "store_id")
    private Set<Long> stores = new HashSet<>();

    static Member signUp(long id, String username, String password, @Nullable String name) {
        Member member = new Member();
        member.id = id;
        member.username = username;
        member.password = password;
        member.name = name;
        member.roles.add(Role.CUSTOMER);
        return member;
    }

    /** Becomes exactly this; a role that is not named is gone with the next token. */
    void appoint(Set<Role> roles, Set<Long> stores) {
        Set<Role> ofPeople = EnumSet.copyOf(roles);
        ofPeople.remove(Role.SERVICE);
        this.roles.retainAll(ofPeople);
        this.roles.addAll(ofPeople);
        this.stores.retainAll(stores);
        this.stores.addAll(stores);
    }

    /** Nothing of the person is left here; a second time changes nothing. */
    void withdraw() {
        if (username != null) {
            username = null;
            password = null;
            name = null;
            roles.clear();
            stores.clear();
            say(new MemberWithdrawn(String.valueOf(id)));
        }
    }

    String subject() {
        return String.valueOf(id);
    }
}
