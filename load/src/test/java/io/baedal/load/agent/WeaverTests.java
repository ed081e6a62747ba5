package io.baedal.load.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeaverTests {

    private static final String GUARD = Guard.class.getName();

    private final Weaver weaver = new Weaver();

    @TempDir
    private Path folder;

    @AfterEach
    void disarm() {
        Passages.arm(List.of(), folder.resolve("struck"));
    }

    @Test
    void leavesEverythingElseAsItIs() throws ReflectiveOperationException, IOException {
        Object guard = woven("return=io.baedal.load.agent.Other.accept:true");

        assertThat(call(guard, "accept", int.class, 11)).isEqualTo(false);
        assertThat(weaver.mistakes()).isEmpty();
    }

    @Test
    void failsAtThePassagesThatAreNamedAndAtNoOther() throws ReflectiveOperationException, IOException {
        Object guard = woven("fail=" + GUARD + ".accept@entry#2-3");

        assertThat(call(guard, "accept", int.class, 1)).isEqualTo(true);
        for (int passage = 2; passage <= 3; passage++) {
            assertThatThrownBy(() -> call(guard, "accept", int.class, 1))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasRootCauseInstanceOf(IllegalStateException.class);
        }
        assertThat(call(guard, "accept", int.class, 1)).isEqualTo(true);
        assertThat(Files.readAllLines(folder.resolve("struck"))).hasSize(2);
    }

    @Test
    void passesAtEveryReturnOfAMethod() throws ReflectiveOperationException, IOException {
        Object guard = woven("pause=" + GUARD + ".accept@exit#1-2:1");

        call(guard, "accept", int.class, 11);
        call(guard, "accept", int.class, 1);

        assertThat(Files.readAllLines(folder.resolve("struck"))).hasSize(2);
    }

    @Test
    void passesAtASourceLine() throws ReflectiveOperationException, IOException {
        Object guard = woven("pause=" + GUARD + ".accept@line-14#1:1");

        call(guard, "accept", int.class, 1);
        assertThat(folder.resolve("struck")).doesNotExist();
        call(guard, "accept", int.class, 11);
        assertThat(folder.resolve("struck")).exists();
    }

    @Test
    void answersInPlaceOfAGuard() throws ReflectiveOperationException, IOException {
        Object guard = woven(
                "return=" + GUARD + ".accept:true",
                "return=" + GUARD + ".find:empty",
                "return=" + GUARD + ".claim:argument",
                "return=" + GUARD + ".nextBackOff:-1");

        assertThat(call(guard, "accept", int.class, 11)).isEqualTo(true);
        assertThat(guard.getClass().getMethod("find").invoke(guard)).isEqualTo(Optional.empty());
        assertThat(call(guard, "claim", List.class, List.of(1, 2))).isEqualTo(List.of(1, 2));
        assertThat(guard.getClass().getMethod("nextBackOff").invoke(guard)).isEqualTo(-1L);
    }

    @Test
    void putsEveryKindOfTimeOff() throws ReflectiveOperationException, IOException {
        Object guard = woven(
                "shift=" + GUARD + ".clock:300000",
                "shift=" + GUARD + ".now:-300000",
                "shift=" + GUARD + ".nextBackOff:5");

        assertThat(((Clock) guard.getClass().getMethod("clock").invoke(guard)).millis())
                .isEqualTo(300_000);
        assertThat(guard.getClass().getMethod("now").invoke(guard)).isEqualTo(Instant.ofEpochMilli(-300_000));
        assertThat(guard.getClass().getMethod("nextBackOff").invoke(guard)).isEqualTo(105L);
    }

    @Test
    void saysWhenAMethodIsNotThere() throws ReflectiveOperationException, IOException {
        woven("halt=" + GUARD + ".renamed@entry#1");

        assertThat(weaver.mistakes()).singleElement().asString().contains("renamed");
    }

    private Object woven(String... faults) throws ReflectiveOperationException, IOException {
        List<Fault> all = Fault.parseLines(String.join("\n", faults));
        weaver.weave(all);
        Passages.arm(all, folder.resolve("struck"));
        return new OwnLoader().loadClass(GUARD).getConstructor().newInstance();
    }

    private static Object call(Object guard, String method, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        return guard.getClass().getMethod(method, type).invoke(guard, argument);
    }

    /** Loads the guard anew and woven, and everything else as it is. */
    private final class OwnLoader extends ClassLoader {

        OwnLoader() {
            super(WeaverTests.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(GUARD) ? define() : super.loadClass(name, resolve);
        }

        private Class<?> define() throws ClassNotFoundException {
            String path = GUARD.replace('.', '/');
            try (InputStream file = getParent().getResourceAsStream(path + ".class")) {
                byte[] bytes = file.readAllBytes();
                byte[] woven = weaver.transform(getParent(), path, null, null, bytes);
                byte[] used = woven == null ? bytes : woven;
                return defineClass(GUARD, used, 0, used.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(GUARD, failure);
            }
        }
    }
}
