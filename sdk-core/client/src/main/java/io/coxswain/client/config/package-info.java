/** Where the API server is and who the client is: kubeconfig files, service accounts, configurations made by hand, identities. */
@NullMarked
package io.coxswain.client.config;

import org.jspecify.annotations.NullMarked;
