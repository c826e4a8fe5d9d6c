/** Writes Java classes for custom resources, from their CustomResourceDefinitions, while Maven builds. */
@NullMarked
package io.coxswain.maven;

import org.jspecify.annotations.NullMarked;
