/** Where the API server is and who the client is: kubeconfig files, service accounts, and configurations made by hand. */
@NullMarked
package io.coxswain.client.config;

import org.jspecify.annotations.NullMarked;
