package io.coxswain.codegen.importer;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The Go structs that a set of types reaches, these included; lists and value types have no schema of their own. */
final class Selection {
    private final GoTypes go;
    private final Set<String> structs = new TreeSet<>();

    private Selection(GoTypes go) {
        this.go = go;
    }

    static Set<String> reachableFrom(Collection<String> types, GoTypes go) {
        Selection selection = new Selection(go);
        types.forEach(selection::add);
        return selection.structs;
    }

    private void add(String type) {
        String element = GoType.element(type);
        String value = GoType.value(type);
        if (element != null) {
            add(element);
        } else if (value != null) {
            add(value);
        } else if (go.named().containsKey(type)) {
            add(go.underlying(type));
        } else if (ValueTypes.of(type) == null && !Structs.list(go.fieldsOf(type)) && structs.add(type)) {
            go.fieldsOf(type).stream().filter(f -> !Structs.typeMeta(f)).forEach(f -> add(f.type()));
        }
    }
}
