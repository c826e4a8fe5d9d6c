/** A small operator: it watches a custom resource and makes the cluster follow it. */
@NullMarked
package io.coxswain.samples.operator;

import org.jspecify.annotations.NullMarked;
