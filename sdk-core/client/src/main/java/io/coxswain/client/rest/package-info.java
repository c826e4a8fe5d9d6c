/**
 * Requests as values, and the one exchange that every call goes through: filters, transport, framing and typed errors.
 *
 * <p>Nothing here happens before a subscription, and each subscription does the work again.
 */
@NullMarked
package io.coxswain.client.rest;

import org.jspecify.annotations.NullMarked;
