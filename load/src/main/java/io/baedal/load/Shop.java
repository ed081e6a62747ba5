package io.baedal.load;

import io.baedal.load.Client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * The two stores of one drill and what they sell: a dish that never runs out, and one with a stock to be counted. Each
 * drill has its own, so that its orders, tickets and stock can be told from everybody else's.
 */
record Shop(Account account, List<Long> stores, List<Long> dishes, List<Long> counted) {

    static final long DISH_PRICE = 7_000;
    static final long COUNTED_PRICE = 3_000;
    static final int STOCK = 100_000;

    /** Opens the stores and waits until Order knows them. */
    static Shop open(Suite suite, String name) {
        Account account = Account.open(suite, name);
        Client client = new Client(suite, "gateway", account);
        Shop shop = new Shop(account, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int number = 1; number <= 2; number++) {
            Answer opened = client.post("/stores", """
                    {"storeName":"%s %d","menus":[{"itemName":"비빔밥","price":%d},
                     {"itemName":"치킨무","price":%d,"stock":%d}]}""".formatted(name, number, DISH_PRICE, COUNTED_PRICE, STOCK));
            shop.stores.add(opened.body().path("id").asLong());
            shop.dishes.add(opened.body().at("/menus/0/menuId").asLong());
            shop.counted.add(opened.body().at("/menus/1/menuId").asLong());
        }
        shop.stores.forEach(store -> Awaitility.await("the menu of store " + store)
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/catalog/stores/" + store).status() == 200));
        return shop;
    }

    /** The order of that number; the note is its key, by which it is found again whatever its answer was. */
    String order(int number, String key, String token) {
        int store = number % 2;
        int dishes = 1 + number % 2;
        int counted = number % 3;
        String items = counted == 0
                ? "{\"menuId\":%d,\"qty\":%d}".formatted(this.dishes.get(store), dishes)
                : "{\"menuId\":%d,\"qty\":%d},{\"menuId\":%d,\"qty\":%d}"
                        .formatted(this.dishes.get(store), dishes, this.counted.get(store), counted);
        return """
        {"storeId":%d,"items":[%s],"address":"서울시 중구 세종대로 110","note":"%s","price":%d,"paymentToken":"%s"}""".formatted(stores.get(store), items, key, dishes * DISH_PRICE + counted * COUNTED_PRICE, token);
    }

    String customer() {
        return account.id();
    }

    boolean isCounted(JsonNode line) {
        return counted.contains(line.path("menuId").asLong());
    }
}
