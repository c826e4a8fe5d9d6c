/**
 * The values that all kinds share, and what a kind is. Those that Kubernetes has its own rules for (quantities, times,
 * selectors) read, compare and write as Kubernetes' own libraries do.
 *
 * <p>Everything here is immutable and safe to share between threads. What is read from text refuses what Kubernetes
 * refuses, with an {@link IllegalArgumentException} that says what was expected.
 */
@NullMarked
package io.coxswain.model;

import org.jspecify.annotations.NullMarked;
