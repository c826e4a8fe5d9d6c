package io.coxswain.samples.kctl;

import io.coxswain.client.KubeClient;
import java.util.function.Consumer;

/**
 * What a command works with.
 *
 * @param notices takes what is said beside the text
 */
record Session(KubeClient client, CommandLine line, Consumer<String> notices) {}
