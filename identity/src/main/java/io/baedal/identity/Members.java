package io.baedal.identity;

import io.baedal.platform.Role;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The accounts. */
interface Members extends JpaRepository<Member, Long> {

    Optional<Member> findByUsername(String username);

    boolean existsByRolesContaining(Role role);

    /** Locks the row, so that a withdrawal and an appointment go one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Member m where m.id = :id")
    Optional<Member> findForChange(long id);
}
