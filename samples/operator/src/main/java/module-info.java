/** A small operator. */
module io.coxswain.samples.operator {
    requires io.coxswain.client;
    requires static org.jspecify;
}
