package io.baedal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baedal.platform.ServiceClient.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody tries passwords. Each test has a member and addresses of its own. */
@RunningIdentity
class SignInThrottleTests {

    private static final String PASSWORD = "a long enough password";

    private final String username = Client.newUsername();
    private final SignInThrottle throttle = new SignInThrottle();

    @Autowired
    private Client client;

    @Test
    void aThousandWrongPasswordsFromOnePlaceAreTurnedAwayAndTheOwnerComesInFromElsewhere() {
        client.signUp(username, PASSWORD);

        List<Answer> answers = guess(1_000);

        List<Answer> turnedAway =
                answers.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(answers).allMatch(answer -> answer.status() == 401 || answer.status() == 429);
        assertThat(turnedAway).hasSizeGreaterThan(980).allSatisfy(answer -> {
            assertThat(answer.code()).isEqualTo("too-many-requests");
            assertThat(answer.header("retry-after")).matches("[1-9]\\d*");
        });
        assertThat(client.loginFrom("198.51.100.1", username, PASSWORD).join().status())
                .isEqualTo(429);
        assertThat(client.loginFrom("198.51.100.2", username, PASSWORD).join().status())
                .isEqualTo(200);
    }

    @Test
    void guessingFromManyPlacesClosesTheAccountToThoseWhoHaveFailed() {
        for (int guess = 0; guess < 60; guess++) {
            throttle.admit(username, "198.51.100." + guess);
        }

        assertThatThrownBy(() -> throttle.admit(username, "198.51.100.7")).hasMessageStartingWith("too-many-requests");
        assertThatCode(() -> throttle.admit(username, "203.0.113.99")).doesNotThrowAnyException();
    }

    @Test
    void goingThroughManyAccountsIsTurnedAwayToo() {
        assertThatThrownBy(() -> {
                    for (int guess = 0; guess < 150; guess++) {
                        throttle.admit(Client.newUsername(), "198.51.100.3");
                    }
                })
                .hasMessageStartingWith("too-many-requests");
    }

    @Test
    void whatSucceedsCostsNothing() {
        for (int time = 0; time < 500; time++) {
            throttle.admit(username, "198.51.100.4").succeeded();
        }
    }

    /** Thirty at a time: what is tried is the throttle, and not how many connections a machine opens in a moment. */
    private List<Answer> guess(int times) {
        try (ExecutorService guessers = Executors.newFixedThreadPool(30)) {
            return IntStream.range(0, times)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> guess("guess " + number), guessers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private Answer guess(String password) {
        return client.loginFrom("198.51.100.1", username, password).join();
    }
}
