/** Caches that follow the cluster (reflector, store, informer) and what stands on them: controllers, leader election and events. */
@NullMarked
package io.coxswain.watch;

import org.jspecify.annotations.NullMarked;
