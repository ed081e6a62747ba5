package io.baedal.order;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Draws order ids in blocks, each block in a short transaction of its own. A generated value would take a database
 * connection inside the order transaction and keep it through the payment call. A restart leaves a gap, never a repeat.
 */
@Component
@RequiredArgsConstructor
class OrderNumbers {

    private static final int BLOCK = 50;

    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;

    private long next;
    private long endOfBlock;

    synchronized long next() {
        if (next == endOfBlock) {
            endOfBlock = drawBlock();
            next = endOfBlock - BLOCK;
        }
        return next++;
    }

    private long drawBlock() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return transaction.execute(_ -> {
            jdbc.sql("update order_number set next_id = next_id + ?")
                    .param(BLOCK)
                    .update();
            return jdbc.sql("select next_id from order_number")
                    .query(Long.class)
                    .single();
        });
    }
}
