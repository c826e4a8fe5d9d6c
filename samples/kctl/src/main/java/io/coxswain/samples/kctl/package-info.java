/**
 * A small kubectl, to show how the client is used. Begin with {@link io.coxswain.samples.kctl.Query}, which asks the server, and
 * {@link io.coxswain.samples.kctl.Get}, which makes one stream of text of the answers; {@link io.coxswain.samples.kctl.Kctl}
 * subscribes to it.
 */
@NullMarked
package io.coxswain.samples.kctl;

import org.jspecify.annotations.NullMarked;
