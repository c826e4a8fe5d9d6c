package io.coxswain.testkit.apiserver;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class a server of its own, which is closed after it. Tests, their lifecycle methods and constructors take it
 * as a parameter: an {@link EmbeddedKube}, a {@code KubeConfig} of it, or a {@code KubeClient}, which is closed with it.
 *
 * <pre>{@code
 * @WithEmbeddedKube
 * class ShopTest {
 *     @Test
 *     void opens(KubeClient client) { … }
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@SuppressWarnings(
        "exports") // Who writes tests of JUnit has its module; the extension is found by this annotation only.
@ExtendWith(EmbeddedKubeExtension.class)
public @interface WithEmbeddedKube {
    /** Whether its pods run, as by {@link EmbeddedKube.Builder#livingPods}. */
    boolean livingPods() default false;
}
