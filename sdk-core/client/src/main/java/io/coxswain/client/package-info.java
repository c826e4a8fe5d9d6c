/**
 * The reactive Kubernetes client: {@link io.coxswain.client.KubeClient} and, for one kind, {@link io.coxswain.client.Api}.
 *
 * <p>Every verb is a {@code Mono} or a {@code Flux} that does nothing before it is subscribed to. Demand reaches the socket,
 * and cancelling ends the exchange.
 */
@NullMarked
package io.coxswain.client;

import org.jspecify.annotations.NullMarked;
