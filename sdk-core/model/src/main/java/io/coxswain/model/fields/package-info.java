/** Sets of fields, by which Kubernetes keeps who manages what of an object. */
@NullMarked
package io.coxswain.model.fields;

import org.jspecify.annotations.NullMarked;
