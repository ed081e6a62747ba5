package io.baedal.load.plain;

/** What the services tell each other; each event fills what it knows. */
record Event(
        String eventType,
        long timestamp,
        long orderId,
        String storeName,
        String itemName,
        int itemQty,
        long price,
        String status) {

    static final String ORDERED = "Ordered";
    static final String PAYMENT_APPROVED = "PaymentApproved";
    static final String COOK_COMPLETED = "CookCompleted";
}
