/** The Maven plugin that writes Java classes for custom resources. */
module io.coxswain.maven {
    requires static transitive org.jspecify;
}
