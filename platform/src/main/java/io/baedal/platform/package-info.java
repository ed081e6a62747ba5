/**
 * What every service shares: the event language, the outbox that says events, the inbox that hears them, and the
 * defaults of the web layer. Records and plumbing only: nothing in here knows a service.
 */
@NullMarked
package io.baedal.platform;

import org.jspecify.annotations.NullMarked;
