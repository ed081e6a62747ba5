package io.baedal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.baedal.platform.Event;
import io.baedal.platform.ServiceClient.Answer;
import io.baedal.platform.WithBroker;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
@RunningIdentity
class AuthControllerTests {

    private static final String PASSWORD = "a long enough password";

    private final String username = Client.newUsername();

    @Autowired
    private Client client;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customer  | 1 | ["CUSTOMER"] | []
            customer2 | 2 | ["CUSTOMER"] | []
            owner     | 3 | ["OWNER"]    | [1]
            owner2    | 4 | ["OWNER"]    | [2,3]
            courier   | 5 | ["COURIER"]  | []
            courier2  | 6 | ["COURIER"]  | []
            operator  | 7 | ["OPERATOR"] | []
            """)
    void theDemoAccountsSignInAsWhatTheyAre(String demo, String id, String roles, String stores) {
        Answer answer = client.login(demo, "baedal-demo");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.at("tokenType")).isEqualTo("Bearer");
        assertThat(answer.body().path("expiresIn").asLong()).isEqualTo(3600);
        Answer me = client.me(answer.at("accessToken"));
        assertThat(me.at("id")).isEqualTo(id);
        assertThat(me.at("username")).isEqualTo(demo);
        assertThat(me.body().path("roles")).hasToString(roles);
        assertThat(me.body().path("stores")).hasToString(stores);
    }

    @Test
    void aTokenSaysRolesAndStoresAndNothingPersonal() {
        String token = client.token("owner");

        assertThat(Client.claims(token).propertyNames())
                .containsExactlyInAnyOrder("iss", "sub", "jti", "iat", "exp", "roles", "stores");
        assertThat(Client.claims(token).path("roles")).hasToString("[\"OWNER\"]");
        assertThat(Client.claims(token).path("stores")).hasToString("[1]");
    }

    @Test
    void whoSignsUpIsACustomerAndMaySignIn() {
        Answer member = client.signUp(username, PASSWORD);

        assertThat(member.status()).isEqualTo(201);
        assertThat(member.header("location")).isEqualTo("/auth/me");
        assertThat(member.body().path("roles")).hasToString("[\"CUSTOMER\"]");
        String token = client.login(username.toUpperCase(), PASSWORD).at("accessToken");
        assertThat(client.me(token).body()).isEqualTo(member.body());
        assertThat(member.at("name")).isEqualTo("김배달");
    }

    @Test
    void aUsernameBelongsToOneInWhateverLetters() {
        client.signUp(username, PASSWORD);

        Answer again = client.signUp(username.toUpperCase(), PASSWORD);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("username-taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\":\"kim\"}",
                "{\"username\":\"k\",\"password\":\"long enough\"}",
                "{\"username\":\"' or 1=1 --\",\"password\":\"long enough\"}",
                "{\"username\":\"kim\\u0000\",\"password\":\"long enough\"}",
                "{\"username\":\"kim\",\"password\":\"short\"}",
                "{\"username\":\"kim\",\"password\":\"치치치치치치치치치치치치치치치치치치치치치치치치치치치치치치\"}",
            })
    void whatIsNoAccountIsRefused(String body) {
        Answer refused = client.signUp(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("invalid-request");
    }

    @Test
    void nobodyMakesThemselvesAnOperator() {
        Answer member = client.signUp("""
                {"username":"%s","password":"%s","roles":["OPERATOR"],"stores":[1],"id":7}""".formatted(username, PASSWORD));

        assertThat(member.body().path("roles")).hasToString("[\"CUSTOMER\"]");
        assertThat(member.body().path("stores")).isEmpty();
    }

    @Test
    void anUnknownMemberAndAWrongPasswordAreTheSameAnswer() {
        client.signUp(username, PASSWORD);

        Answer wrong = client.login(username, "another password");
        Answer unknown = client.login(Client.newUsername(), PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("wrong-credentials");
        assertThat(wrong.header("content-type")).startsWith("application/problem+json");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void withoutATokenNobodyIsAnybody() {
        for (String token : List.of("", "garbage", unsigned(client.token("operator")), forged())) {
            Answer refused = client.me(token);
            assertThat(refused.status()).as(token).isEqualTo(401);
            assertThat(refused.code()).as(token).isEqualTo("unauthorized");
            assertThat(refused.header("content-type")).startsWith("application/problem+json");
        }
        assertThat(client.get("/auth/me").status()).isEqualTo(401);
    }

    @Test
    void whoWithdrewIsNobodyAndTheOthersHearOfIt() {
        String id = client.signUp(username, PASSWORD).at("id");
        String token = client.login(username, PASSWORD).at("accessToken");

        Answer gone = client.withdraw(token);

        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.header("set-cookie")).startsWith("baedal-token=;").contains("Max-Age=0");
        assertThat(client.withdraw(token).status()).isEqualTo(204);
        assertThat(client.me(token).status()).isEqualTo(404);
        assertThat(client.login(username, PASSWORD).code()).isEqualTo("wrong-credentials");
        assertThat(client.signUp(username, PASSWORD).at("id")).isNotEqualTo(id);
        assertThat(jdbc.sql("select count(*) from member where id = ? and username is null and password is null"
                                + " and name is null and not exists (select 1 from member_role where member_id = id)")
                        .param(Long.valueOf(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(WithBroker.read(Event.EVENTS_TOPIC, 1, message -> id.equals(message.key())))
                .singleElement()
                .satisfies(message -> {
                    assertThat(WithBroker.header(message, "type")).isEqualTo("MemberWithdrawn");
                    assertThat(new String(message.value(), StandardCharsets.UTF_8))
                            .contains("\"memberId\":\"" + id + "\"");
                });
    }

    @Test
    void aPageGetsItsTokenInACookieThatNoScriptReads() {
        Answer answer = client.begin("https://baedal.example", "customer", "baedal-demo");

        assertThat(answer.at("username")).isEqualTo("customer");
        assertThat(answer.text()).doesNotContain("eyJ");
        assertThat(answer.header("set-cookie"))
                .startsWith("baedal-token=eyJ")
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=3600", "Secure");
        assertThat(client.begin("http://localhost:8080", "customer", "baedal-demo")
                        .header("set-cookie"))
                .doesNotContain("Secure");
        assertThat(client.begin("http://localhost:8080", "customer", "guess").header("set-cookie"))
                .isEmpty();
        assertThat(client.end().header("set-cookie"))
                .startsWith("baedal-token=;")
                .contains("Max-Age=0");
    }

    @Test
    void anOperatorAppointsAndNobodyElseDoes() {
        client.signUp(username, DemoMembers.PASSWORD);
        String appointment = "{\"roles\":[\"OWNER\",\"SERVICE\"],\"stores\":[8,9]}";

        assertThat(client.appoint(client.token("owner"), username, appointment).code())
                .isEqualTo("forbidden");
        assertThat(client.appoint(client.token("operator"), username, appointment)
                        .status())
                .isEqualTo(200);

        assertThat(Client.claims(client.token(username)).path("roles")).hasToString("[\"OWNER\"]");
        assertThat(Client.claims(client.token(username)).path("stores")).hasToString("[8,9]");
        assertThat(client.appoint(client.token("operator"), Client.newUsername(), appointment)
                        .status())
                .isEqualTo(404);
    }

    /** The claims of a good token under a header that wants no signature. */
    private static String unsigned(String token) {
        return base64("{\"alg\":\"none\"}") + "." + token.split("\\.")[1] + ".";
    }

    private static String forged() {
        return base64("{\"alg\":\"RS256\"}") + "." + base64("{\"sub\":\"7\",\"roles\":[\"OPERATOR\"]}") + "."
                + base64("signed");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
