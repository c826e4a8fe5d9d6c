/** A small kubectl. */
module io.coxswain.samples.kctl {
    requires io.coxswain.client;
    requires tools.jackson.core;
    requires static org.jspecify;
}
