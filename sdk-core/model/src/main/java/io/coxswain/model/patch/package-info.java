/**
 * The patches that Kubernetes takes, made and applied as its own libraries do: {@link io.coxswain.model.patch.JsonPatch},
 * {@link io.coxswain.model.patch.MergePatch} and {@link io.coxswain.model.patch.StrategicMergePatch}.
 *
 * <p>Patches are immutable. What they are made from and applied to is never changed, and results share nothing with it.
 */
@NullMarked
package io.coxswain.model.patch;

import org.jspecify.annotations.NullMarked;
