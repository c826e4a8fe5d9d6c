/**
 * What Kubernetes' API description says of its types, at run time: fields, defaults, known values, and how lists and maps merge.
 *
 * <p>Nothing is read before somebody asks, and then only the API that was asked for.
 */
@NullMarked
package io.coxswain.model.schema;

import org.jspecify.annotations.NullMarked;
