package io.baedal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baedal.platform.Aggregate.Said;
import io.baedal.platform.MenuEvent.MenuPublished;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What an aggregate says, from its method to the outbox; the transactions are the tests' own. */
@DataJpaTest(
        showSql = false,
        properties = {
            "spring.main.banner-mode=off",
            "spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
            "spring.jpa.hibernate.ddl-auto=update"
        })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class AggregateTests {

    private final Kitchens kitchens;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final AtomicInteger wakeUps;

    @Autowired
    AggregateTests(
            Kitchens kitchens,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            AtomicInteger wakeUps) {
        this.kitchens = kitchens;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.events = events;
        this.wakeUps = wakeUps;
    }

    @BeforeEach
    void startEmpty() {
        jdbc.sql("delete from outbox").update();
        kitchens.deleteAll();
        wakeUps.set(0);
    }

    @Test
    void numbersWhatItSaysWithoutGapsAlsoAcrossChangesThatSayNothing() {
        transaction.executeWithoutResult(_ -> {
            Kitchen kitchen = new Kitchen(1);
            kitchen.rename("스토어99");
            kitchen.rename("피자천국");
            kitchens.save(kitchen);
        });
        change(Kitchen::sweep);
        change(kitchen -> kitchen.rename("Closed Kitchen"));
        assertThat(seqs()).containsExactly(1L, 2L, 3L);
        assertThat(names()).containsExactly("스토어99", "피자천국", "Closed Kitchen");
    }

    @Test
    void saysNothingTwiceWhenItIsSavedAgain() {
        transaction.executeWithoutResult(_ -> {
            Kitchen kitchen = new Kitchen(1);
            kitchen.rename("스토어99");
            kitchens.save(kitchen);
            kitchens.save(kitchen);
            kitchens.saveAndFlush(kitchen);
        });
        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void writesARowThatTheRelayCanSend() {
        transaction.executeWithoutResult(_ -> {
            Kitchen kitchen = new Kitchen(18);
            kitchen.rename("스토어99");
            kitchens.save(kitchen);
        });
        assertThat(jdbc.sql("select * from outbox").query().singleRow())
                .containsEntry("AGGREGATE_TYPE", "store")
                .containsEntry("AGGREGATE_ID", 18L)
                .containsEntry("LANE", 2)
                .containsEntry("TOPIC", "baedal.menus")
                .containsEntry("TYPE", "MenuPublished")
                .containsEntry("OCCURRED_AT", 1795169730000L)
                .containsEntry(
                        "PAYLOAD",
                        "{\"eventType\":\"MenuPublished\",\"timestamp\":1795169730000,\"storeId\":18,"
                                + "\"storeName\":\"스토어99\",\"open\":true,\"version\":1,\"items\":[],\"ownerId\":null}");
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void aChangeThatIsNotSavedThroughItsRepositoryFailsInsteadOfLosingItsEvents() {
        save("스토어99");
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> kitchens.findById(1L).orElseThrow().rename("forgotten")))
                .hasStackTraceContaining("changed but not saved through its repository");
        assertThat(kitchens.findById(1L).orElseThrow().name).isEqualTo("스토어99");
        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void aChangeThatSaysNothingNeedsNoSave() {
        save("스토어99");
        transaction.executeWithoutResult(
                _ -> kitchens.findById(1L).orElseThrow().sweep());
        assertThat(kitchens.findById(1L).orElseThrow().swept).isTrue();
    }

    @Test
    void whatIsRolledBackWasNeverSaid() {
        save("스토어99");
        wakeUps.set(0);
        transaction.executeWithoutResult(status -> {
            Kitchen kitchen = kitchens.findById(1L).orElseThrow();
            kitchen.rename("피자천국");
            kitchens.save(kitchen);
            kitchens.flush();
            status.setRollbackOnly();
        });
        change(kitchen -> kitchen.rename("Closed Kitchen"));
        assertThat(seqs()).containsExactly(1L, 2L);
        assertThat(names()).containsExactly("스토어99", "Closed Kitchen");
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void nothingCanBeSaidOutsideATransaction() {
        assertThatThrownBy(
                        () -> events.publishEvent(new Said(new MenuPublished(1, "스토어99", true, 1, List.of(), null), 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void twoChangesThatCrossDoNotBothCount() {
        save("스토어99");
        Kitchen first = kitchens.findById(1L).orElseThrow();
        Kitchen second = kitchens.findById(1L).orElseThrow();
        first.rename("피자천국");
        second.rename("Closed Kitchen");
        kitchens.save(first);
        assertThatThrownBy(() -> kitchens.save(second)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(names()).containsExactly("스토어99", "피자천국");
    }

    private void save(String name) {
        transaction.executeWithoutResult(_ -> {
            Kitchen kitchen = new Kitchen(1);
            kitchen.rename(name);
            kitchens.save(kitchen);
        });
    }

    private void change(Consumer<Kitchen> change) {
        transaction.executeWithoutResult(_ -> {
            Kitchen kitchen = kitchens.findById(1L).orElseThrow();
            change.accept(kitchen);
            kitchens.save(kitchen);
        });
    }

    private List<Long> seqs() {
        return jdbc.sql("select aggregate_seq from outbox order by id")
                .query(Long.class)
                .list();
    }

    private List<String> names() {
        return jdbc.sql("select payload from outbox order by id").query(String.class).list().stream()
                .map(payload -> payload.replaceAll(".*\"storeName\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Entity(name = "kitchen")
    static class Kitchen extends Aggregate {

        @Id
        private long id;

        private String name = "";
        private boolean swept;

        protected Kitchen() {}

        Kitchen(long id) {
            this.id = id;
        }

        void rename(String name) {
            this.name = name;
            say(new MenuPublished(id, name, true, nextSeq(), List.of(), null));
        }

        void sweep() {
            swept = true;
        }
    }

    interface Kitchens extends JpaRepository<Kitchen, Long> {}

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @EnableJpaRepositories(considerNestedRepositories = true)
    static class Application {

        @Bean
        Clock clock() {
            return new MovableClock();
        }

        @Bean
        AtomicInteger wakeUps() {
            return new AtomicInteger();
        }

        @Bean
        Outbox outbox(JdbcClient jdbc, Clock clock, AtomicInteger wakeUps) {
            return new Outbox(jdbc, new EventLanguage(), clock, wakeUps::incrementAndGet);
        }
    }
}
