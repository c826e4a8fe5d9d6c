/** Caches that follow the cluster, and the controllers that stand on them. */
module io.coxswain.watch {
    requires transitive io.coxswain.client;
    requires static transitive org.jspecify;
}
