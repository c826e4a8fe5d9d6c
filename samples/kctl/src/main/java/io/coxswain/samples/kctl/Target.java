package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;
import io.coxswain.model.ResourceType;
import java.util.List;

/**
 * What is to be got of one kind.
 *
 * @param names of the objects; empty for all of them
 */
record Target<T extends KubeObject>(ResourceType<T> type, List<String> names) {
    Target {
        names = List.copyOf(names);
    }
}
