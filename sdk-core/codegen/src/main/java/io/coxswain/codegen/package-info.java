/** Makes the model's sources from the schema: {@link io.coxswain.codegen.Generate}. */
@NullMarked
package io.coxswain.codegen;

import org.jspecify.annotations.NullMarked;
