/** Objects whose type is known only at run time: discovery, mapping of names to resources, dynamic and metadata-only access. */
@NullMarked
package io.coxswain.dynamic;

import org.jspecify.annotations.NullMarked;
