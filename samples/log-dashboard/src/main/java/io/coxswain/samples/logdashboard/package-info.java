/** Pod logs in a browser, streamed through WebFlux. */
@NullMarked
package io.coxswain.samples.logdashboard;

import org.jspecify.annotations.NullMarked;
