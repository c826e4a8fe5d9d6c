/**
 * Where Jackson's mapping meets the model: {@link io.coxswain.model.jackson.JacksonCodec} makes kinds of one's own classes, and
 * {@link io.coxswain.model.jackson.KubeModule} lets the model's types stand in one's own JSON.
 */
@NullMarked
package io.coxswain.model.jackson;

import org.jspecify.annotations.NullMarked;
