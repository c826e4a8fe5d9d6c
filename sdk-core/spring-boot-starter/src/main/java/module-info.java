/** Wires the client into a Spring Boot application. */
module io.coxswain.spring {
    requires transitive io.coxswain.client;
    requires static transitive org.jspecify;
}
