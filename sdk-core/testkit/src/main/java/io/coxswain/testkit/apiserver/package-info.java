/**
 * An API server in the test's own process: {@link io.coxswain.testkit.apiserver.EmbeddedKube}.
 *
 * <p>A request becomes an immutable {@code ApiCall}, which one handler per verb answers from the {@code Store}; whatever fails does
 * so as an {@code ApiFailure}, which carries the Status that a client gets.
 */
@NullMarked
package io.coxswain.testkit.apiserver;

import org.jspecify.annotations.NullMarked;
