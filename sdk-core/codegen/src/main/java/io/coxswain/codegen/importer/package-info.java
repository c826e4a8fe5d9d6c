/**
 * Makes the project's schema from Kubernetes' own descriptions of its API: Go types, OpenAPI, protobuf and discovery. Where these
 * disagree, and the disagreement is not a listed one, nothing is written.
 */
@NullMarked
package io.coxswain.codegen.importer;

import org.jspecify.annotations.NullMarked;
