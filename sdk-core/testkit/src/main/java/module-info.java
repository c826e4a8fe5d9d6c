/** What tests of Kubernetes clients need: servers to talk to, and faults to meet. */
module io.coxswain.testkit {
    requires transitive io.coxswain.client;
    requires static transitive org.jspecify;
}
