package io.coxswain.client.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Needs an API server that may be written to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = "KUBECONFIG_IT",
        matches = ".+",
        disabledReason = "NOT TESTED against a real API server: KUBECONFIG_IT names no kubeconfig")
@interface Conformance {}
