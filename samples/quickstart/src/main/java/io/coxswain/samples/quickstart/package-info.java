/** The example of the README, as a program. */
@NullMarked
package io.coxswain.samples.quickstart;

import org.jspecify.annotations.NullMarked;
