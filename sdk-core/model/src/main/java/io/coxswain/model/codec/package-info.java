/**
 * How objects become bytes and back. {@link io.coxswain.model.codec.Codec} is what users meet; the rest is what generated
 * readers and writers are made of, and is supported as such.
 */
@NullMarked
package io.coxswain.model.codec;

import org.jspecify.annotations.NullMarked;
