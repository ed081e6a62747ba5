package io.baedal.load;

/** The suite's proxies: gateway and payment reach Order through one, order and gateway reach Payment through the other. */
record Network(TcpProxy order, TcpProxy payment) implements AutoCloseable {

    static Network between(Suite suite) {
        TcpProxy order = new TcpProxy(Integer.parseInt(suite.port("order")));
        TcpProxy payment = new TcpProxy(Integer.parseInt(suite.port("payment")));
        suite.set("BAEDAL_ORDER_URL", order.address());
        suite.set("BAEDAL_PAYMENT_URL", payment.address());
        return new Network(order, payment);
    }

    void clear() {
        order.become(TcpProxy.Weather.FINE);
        payment.become(TcpProxy.Weather.FINE);
    }

    @Override
    public void close() {
        order.close();
        payment.close();
    }
}
