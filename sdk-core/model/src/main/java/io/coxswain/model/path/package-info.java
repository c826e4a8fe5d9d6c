/** JSONPath as kubectl speaks it. */
@NullMarked
package io.coxswain.model.path;

import org.jspecify.annotations.NullMarked;
