/**
 * The only door for clients. It owns no data, says no events and listens to none: it lets a request in, hands it to the
 * service whose path it is, and answers for a service that does not. The routes are in {@code application.yaml}.
 */
@NullMarked
package io.baedal.gateway;

import org.jspecify.annotations.NullMarked;
