/** Turns the schema of Kubernetes' API into Java sources, and Kubernetes' own description of it into that schema. */
module io.coxswain.codegen {
    requires com.palantir.javapoet;
    requires java.compiler;
    requires tools.jackson.databind;
    requires static transitive org.jspecify;

    exports io.coxswain.codegen;
    exports io.coxswain.codegen.importer;
    exports io.coxswain.codegen.schema;
}
