/** The project's own description of Kubernetes' API: facts only, one {@link ApiSchema} per group and version. */
@NullMarked
package io.coxswain.codegen.schema;

import org.jspecify.annotations.NullMarked;
