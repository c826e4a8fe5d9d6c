/**
 * Where credentials come from: files, plugins, providers and sources of the user's own, cached until they expire or are refused.
 */
@NullMarked
package io.coxswain.client.auth;

import org.jspecify.annotations.NullMarked;
