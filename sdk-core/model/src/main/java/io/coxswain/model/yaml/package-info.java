/**
 * YAML as Kubernetes reads and writes it: {@link io.coxswain.model.yaml.Yaml} turns one document into JSON and back,
 * {@link io.coxswain.model.yaml.Manifests} walks over files, folders and streams of many.
 *
 * <p>Reading follows {@code sigs.k8s.io/yaml}: YAML 1.1, resolved as kubectl does. Documents are data from anywhere, so they
 * are held to the limits of {@link io.coxswain.model.yaml.YamlOptions}, and no tag ever makes an object of a Java class.
 */
@NullMarked
package io.coxswain.model.yaml;

import org.jspecify.annotations.NullMarked;
