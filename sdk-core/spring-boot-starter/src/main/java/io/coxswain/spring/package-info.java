/** Wires the client into a Spring Boot application: one bean, configured by properties, closed with the context. */
@NullMarked
package io.coxswain.spring;

import org.jspecify.annotations.NullMarked;
