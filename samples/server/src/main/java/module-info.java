/** An API server to try clients with. */
module io.coxswain.samples.server {
    requires io.coxswain.testkit;
    requires static org.jspecify;
}
