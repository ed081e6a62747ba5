package io.baedal.payment;

import io.baedal.platform.Refusal.Refused;

/**
 * Whoever really holds the money; an adopter puts a payment provider here. Like every provider it takes an idempotency
 * key: asked twice with the same key it holds once.
 */
interface CardNetwork {

    String DEFAULT_TOKEN = "tok_ok";

    /**
     * Returns when the amount (won) is held.
     *
     * @throws Refused payment-declined, or card-network-error when nobody knows
     */
    void authorize(String paymentToken, long price, String idempotencyKey);
}
