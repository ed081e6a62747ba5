package io.baedal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RunningStore
class StoreControllerTests {

    @Autowired
    MockMvcTester http;

    @Autowired
    JsonMapper json;

    @Test
    void hasTheDemoStores() {
        assertThat(get("/stores/1")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"id":1,"storeName":"스토어99","open":true,"menus":[
                 {"menuId":11,"itemName":"후라이드치킨","price":18000,"stock":null,"soldOut":false},
                 {"menuId":12,"itemName":"양념치킨","price":19000,"stock":null,"soldOut":false},
                 {"menuId":13,"itemName":"치킨무","price":1000,"stock":5,"soldOut":false}]}""");
        assertThat(get("/stores/2"))
                .bodyJson()
                .extractingPath("$.menus[*].menuId")
                .isEqualTo(ids(21, 22));
        assertThat(get("/stores/3")).bodyJson().isStrictlyEqualTo("""
                {"id":3,"storeName":"Closed Kitchen","open":false,"menus":[
                 {"menuId":31,"itemName":"김밥","price":4000,"stock":null,"soldOut":false}]}""");
    }

    @Test
    void registersAStoreThatIsOpenUnlessSaidOtherwise() {
        MvcTestResult created = send("POST", "/stores", "{\"storeName\":\"Noodles\"}");

        long id = id(created);
        assertThat(id).isGreaterThanOrEqualTo(1000);
        assertThat(created).hasStatus(201).hasHeader("Location", "/stores/" + id);
        assertThat(created).bodyJson().isStrictlyEqualTo("""
                {"id":%d,"storeName":"Noodles","open":true,"menus":[]}""".formatted(id));
        assertThat(get("/stores/" + id)).hasStatusOk();
    }

    @Test
    void registersAStoreWithItsMenus() {
        MvcTestResult created = send("POST", "/stores", """
                {"name":"Soup","open":false,"menus":[{"name":"Miso","price":3000},
                 {"itemName":"Pho","price":9000,"stock":0,"soldOut":false}]}""");

        assertThat(created).hasStatus(201);
        JsonNode store = body(created);
        assertThat(store.path("storeName").asString()).isEqualTo("Soup");
        assertThat(store.path("open").booleanValue()).isFalse();
        assertThat(store.path("menus").path(0).path("itemName").asString()).isEqualTo("Miso");
        assertThat(store.path("menus").path(1).path("soldOut").booleanValue()).isTrue();
        assertThat(store.path("menus").path(0).path("menuId").longValue())
                .isNotEqualTo(store.path("menus").path(1).path("menuId").longValue());
    }

    @Test
    void findsStoresByAPartOfTheirNameNewestFirst() {
        long first = store("Taco Uno");
        long second = store("taco dos");

        assertThat(get("/stores?q=TACO")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"content":[{"id":%d,"storeName":"taco dos","open":true},{"id":%d,"storeName":"Taco Uno","open":true}],
                 "page":{"number":0,"size":20,"totalElements":2}}""".formatted(second, first));
        assertThat(get("/stores?q=taco&page=1&size=1")).bodyJson().isStrictlyEqualTo("""
                {"content":[{"id":%d,"storeName":"Taco Uno","open":true}],
                 "page":{"number":1,"size":1,"totalElements":2}}""".formatted(first));
        assertThat(get("/stores?q=%25")).bodyJson().extractingPath("$.content").isEqualTo(ids());
        assertThat(get("/stores?size=1000"))
                .bodyJson()
                .extractingPath("$.page.size")
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/stores?page=-1", "/stores?size=0", "/stores?page=x", "/stores/1/orders?status=NO"})
    void refusesAPageThatCannotBe(String path) {
        assertThat(get(path)).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("invalid-request");
    }

    @Test
    void patchChangesOnlyWhatItNamesAndPutReplacesTheWhole() {
        long id = store("Bakery");
        String store = "/stores/" + id;

        assertThat(send("PATCH", store, "{\"open\":false}")).hasStatusOk();
        assertThat(send("PATCH", store, "{\"name\":\"Backstube\",\"unknown\":null}"))
                .bodyJson()
                .isStrictlyEqualTo("{\"id\":%d,\"storeName\":\"Backstube\",\"open\":false,\"menus\":[]}".formatted(id));
        assertThat(send("PATCH", store, "{\"storeName\":\"Bäckerei\",\"name\":\"ignored\"}"))
                .bodyJson()
                .extractingPath("$.storeName")
                .isEqualTo("Bäckerei");
        assertThat(send("PATCH", store, "{}"))
                .bodyJson()
                .extractingPath("$.open")
                .isEqualTo(false);
        assertThat(send("PUT", store, "{\"storeName\":\"Bakery\"}"))
                .bodyJson()
                .isStrictlyEqualTo("{\"id\":%d,\"storeName\":\"Bakery\",\"open\":true,\"menus\":[]}".formatted(id));
    }

    @Test
    void putOfAStoreLeavesItsMenusAlone() {
        long id = store("Grill");
        long menuId = menu(id, "{\"itemName\":\"Steak\",\"price\":30000}");

        assertThat(send("PUT", "/stores/" + id, "{\"storeName\":\"Grill\",\"menus\":[]}"))
                .bodyJson()
                .extractingPath("$.menus[*].menuId")
                .isEqualTo(ids((int) menuId));
    }

    @Test
    void patchOfAMenuTellsANullFromAnAbsentField() {
        long id = store("Bar");
        String menu = "/stores/" + id + "/menus/" + menu(id, "{\"itemName\":\"Beer\",\"price\":5000,\"stock\":3}");

        assertThat(send("PATCH", menu, "{\"price\":6000}")).hasStatusOk();
        assertThat(body(get("/stores/" + id))
                        .path("menus")
                        .path(0)
                        .path("stock")
                        .intValue())
                .isEqualTo(3);
        assertThat(send("PATCH", menu, "{\"stock\":null}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                {"menuId":%s,"itemName":"Beer","price":6000,"stock":null,"soldOut":false}""".formatted(menu.substring(menu.lastIndexOf('/') + 1)));
    }

    @Test
    void putOfAMenuGoesBackToTheDefaults() {
        long id = store("Cafe");
        long menuId = menu(id, "{\"itemName\":\"Tea\",\"price\":4000,\"stock\":3,\"soldOut\":true}");
        String menu = "/stores/" + id + "/menus/" + menuId;

        assertThat(send("PUT", menu, "{\"name\":\"Green tea\",\"price\":4500}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                {"menuId":%d,"itemName":"Green tea","price":4500,"stock":null,"soldOut":false}""".formatted(menuId));
        assertThat(send("PUT", menu, "{\"price\":4500}")).hasStatus(400);
        assertThat(send("PUT", menu, "{\"itemName\":\"Tea\"}")).hasStatus(400);
    }

    @Test
    void restockingDoesNotMakeASoldOutOfNoStockTheOwnersWord() {
        long id = store("Deli");
        String menu = "/stores/" + id + "/menus/" + menu(id, "{\"itemName\":\"Ham\",\"price\":4000,\"stock\":0}");

        assertThat(send("PATCH", menu, "{\"price\":5000}"))
                .bodyJson()
                .extractingPath("$.soldOut")
                .isEqualTo(true);
        assertThat(send("PATCH", menu, "{\"stock\":5}"))
                .bodyJson()
                .extractingPath("$.soldOut")
                .isEqualTo(false);
    }

    @Test
    void addsAndRemovesAMenu() {
        long id = store("Kiosk");
        MvcTestResult created = send("POST", "/stores/" + id + "/menus", "{\"itemName\":\"Gum\",\"price\":0}");
        long menuId = body(created).path("menuId").longValue();
        String menu = "/stores/" + id + "/menus/" + menuId;

        assertThat(created).hasStatus(201).hasHeader("Location", menu);
        assertThat(send("DELETE", menu, "")).hasStatus(204);
        assertThat(send("DELETE", menu, "")).hasStatus(404);
        assertThat(get("/stores/" + id)).bodyJson().extractingPath("$.menus").isEqualTo(ids());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST  | {}                                                      | storeName
            POST  | {"storeName":" "}                                       | storeName
            POST  | {"storeName":"x","open":"yes"}                          | open
            POST  | {"storeName":"x","menus":[{"itemName":"y"}]}            | menus[0].price
            POST  | {"storeName":"x","menus":[null]}                        | menus[0]
            PUT   | {"open":true}                                           | storeName
            PATCH | {"storeName":null}                                      | storeName
            PATCH | {"name":null}                                           | storeName
            PATCH | {"open":null}                                           | open
            PATCH | {"open":"no"}                                           | open
            """)
    void refusesAStoreThatCannotBe(String method, String body, String field) {
        String path = method.equals("POST") ? "/stores" : "/stores/" + store("Fine");

        assertThat(send(method, path, body))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("invalid-request"))
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST  | {"price":1}                                             | itemName
            POST  | {"itemName":"x"}                                        | price
            POST  | {"itemName":"x","price":-1}                             | price
            POST  | {"itemName":"x","price":10000001}                       | price
            POST  | {"itemName":"x","price":1.5}                            | price
            POST  | {"itemName":"x","price":"1"}                            | price
            POST  | {"itemName":"x","price":1,"stock":-1}                   | stock
            POST  | {"itemName":"x","price":1,"stock":1000001}              | stock
            PUT   | {"itemName":"x","price":1,"stock":-1}                   | stock
            PATCH | {"itemName":null}                                       | itemName
            PATCH | {"price":null}                                          | price
            PATCH | {"soldOut":null}                                        | soldOut
            PATCH | {"price":99999999}                                      | price
            PATCH | {"price":1.5}                                           | price
            PATCH | {"stock":"5"}                                           | stock
            PATCH | {"name":""}                                             | itemName
            """)
    void refusesAMenuThatCannotBe(String method, String body, String field) {
        long id = store("Fine");
        long menuId = menu(id, "{\"itemName\":\"Dish\",\"price\":1}");
        String path = "/stores/" + id + "/menus" + (method.equals("POST") ? "" : "/" + menuId);

        assertThat(send(method, path, body))
                .hasStatus(400)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> code.assertThat().isEqualTo("invalid-request"))
                .extractingPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"x\"", "{", ""})
    void refusesAPatchThatIsNoObject(String body) {
        assertThat(send("PATCH", "/stores/1", body))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("invalid-request");
    }

    @Test
    void refusesTheMenuAfterTheThreeHundredth() {
        String menus = "{\"itemName\":\"x\",\"price\":1},".repeat(300).replaceAll(",$", "");
        long id = id(send("POST", "/stores", "{\"storeName\":\"Full\",\"menus\":[" + menus + "]}"));

        assertThat(send("POST", "/stores/" + id + "/menus", "{\"itemName\":\"x\",\"price\":1}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("too-many-menus");
        assertThat(send("POST", "/stores", "{\"storeName\":\"x\",\"menus\":[" + menus + ",{}]}"))
                .hasStatus(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /stores/999
            PUT    | /stores/999
            PATCH  | /stores/999
            POST   | /stores/999/menus
            PUT    | /stores/1/menus/21
            PATCH  | /stores/1/menus/21
            DELETE | /stores/1/menus/21
            GET    | /stores/999/orders
            """)
    void answersNotFoundForWhatIsNotThere(String method, String path) {
        assertThat(send(method, path, "{\"name\":\"x\",\"price\":1}"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("not-found");
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).exchange();
    }

    private MvcTestResult send(String method, String path, String body) {
        return http.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private long store(String name) {
        return id(send("POST", "/stores", "{\"storeName\":\"" + name + "\"}"));
    }

    private long menu(long id, String menu) {
        return body(send("POST", "/stores/" + id + "/menus", menu))
                .path("menuId")
                .longValue();
    }

    private long id(MvcTestResult created) {
        return body(created).path("id").longValue();
    }

    private JsonNode body(MvcTestResult answer) {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    private static List<Integer> ids(Integer... ids) {
        return List.of(ids);
    }
}
