/**
 * A real Kafka, one node in one JVM, for running the suite without Docker and for tests.
 *
 * <p>It owns the topics: their names, partitions and retention are stated in {@link io.baedal.broker.Topics} and
 * nowhere else. It knows nothing about the services and depends on none of them.
 */
@NullMarked
package io.baedal.broker;

import org.jspecify.annotations.NullMarked;
