/** Objects whose type is known only at run time, and the discovery that finds it. */
module io.coxswain.dynamic {
    requires transitive io.coxswain.client;
    requires static transitive org.jspecify;
}
