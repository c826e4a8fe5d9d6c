/** Servers that tests can talk to: an embedded API server, one that follows a script, and a proxy that injects faults. */
@NullMarked
package io.coxswain.testkit;

import org.jspecify.annotations.NullMarked;
