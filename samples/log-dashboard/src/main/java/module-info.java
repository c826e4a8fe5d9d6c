/** Pod logs in a browser. */
module io.coxswain.samples.logdashboard {
    requires io.coxswain.client;
    requires static org.jspecify;
}
