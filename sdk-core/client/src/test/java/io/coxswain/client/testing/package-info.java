/** What the tests share: a scripted server, certificates, and the check for leaked buffers. */
@NullMarked
package io.coxswain.client.testing;

import org.jspecify.annotations.NullMarked;
