/** Tests of kctl: on captured answers of a real server beside what kubectl printed of them, as a program, and on a real server. */
@NullMarked
package io.coxswain.samples.kctl;

import org.jspecify.annotations.NullMarked;
