package io.coxswain.model;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a class which kind its objects are of, and how servers serve it: what the CustomResourceDefinition says under
 * {@code spec.names} and {@code spec.scope}. {@link ResourceType#of} reads it.
 *
 * <pre>{@code
 * @KubeResource(apiVersion = "stable.example.com/v1", plural = "crontabs", subresources = {"status", "scale"})
 * record CronTab(ObjectMeta metadata, CronTabSpec spec, CronTabStatus status) {}
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KubeResource {

    /** Group and version, such as {@code stable.example.com/v1}. */
    String apiVersion();

    /** Such as {@code CronTab}; the simple name of the class if it is not given. */
    String kind() default "";

    /** The resource's name in paths, such as {@code crontabs}. */
    String plural();

    /** Such as {@code crontab}; the kind in lower case if it is not given. */
    String singular() default "";

    /** What lists of them say of themselves, such as {@code CronTabList}; the kind and {@code List} if it is not given. */
    String listKind() default "";

    /** Whether its objects live in namespaces; if not, they are the cluster's. */
    boolean namespaced() default true;

    /** Such as {@code ct}. */
    String[] shortNames() default {};

    /** Such as {@code all}. */
    String[] categories() default {};

    /** Those of {@code status} and {@code scale} that it has. */
    String[] subresources() default {};
}
