/** How fast Coxswain is, beside the clients people use today. */
@NullMarked
package io.coxswain.samples.benchmarks;

import org.jspecify.annotations.NullMarked;
