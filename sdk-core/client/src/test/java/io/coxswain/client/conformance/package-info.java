/**
 * What any API server must answer, asked through the public API alone. Each class makes a namespace of its own.
 */
@NullMarked
package io.coxswain.client.conformance;

import org.jspecify.annotations.NullMarked;
