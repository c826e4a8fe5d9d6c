/** What reaches into a running pod: logs, exec, attach, port-forward and copy. */
module io.coxswain.exec {
    requires transitive io.coxswain.client;
    requires static transitive org.jspecify;
}
