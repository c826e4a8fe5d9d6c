/** The testkit's API server alone, for any client. */
@NullMarked
package io.coxswain.samples.server;

import org.jspecify.annotations.NullMarked;
