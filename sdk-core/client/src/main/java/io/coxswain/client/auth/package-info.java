/** What a configuration's credentials are made of: certificates, private keys and bearer tokens. */
@NullMarked
package io.coxswain.client.auth;

import org.jspecify.annotations.NullMarked;
