/** The example of the README. */
module io.coxswain.samples.quickstart {
    requires io.coxswain.client;
    requires static org.jspecify;
}
