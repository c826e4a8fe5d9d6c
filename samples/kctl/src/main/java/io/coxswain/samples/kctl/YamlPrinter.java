package io.coxswain.samples.kctl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.coxswain.model.KubeObject;
import io.coxswain.model.yaml.Yaml;

/** Prints YAML, to the letter as kubectl does; of a list, each item as it comes. */
final class YamlPrinter implements Printer {
    private static final String SEPARATOR = "---\n";
    private static final String HEAD = "apiVersion: v1\nitems:";
    private static final String TAIL = """
            kind: List
            metadata:
              resourceVersion: ""
            """;

    private final boolean list;
    private boolean begun;

    YamlPrinter(boolean list) {
        this.list = list;
    }

    @Override
    public String print(KubeObject object) {
        String json = KubeJson.of(object).indented(0);
        // A list's items stand as far to the left as the list: each alone in a list has the look it has among all.
        String yaml = Yaml.fromJson((list ? "[" + json + "]" : json).getBytes(UTF_8));
        String before = begun ? (list ? "" : SEPARATOR) : (list ? HEAD + "\n" : "");
        begun = true;
        return before + yaml;
    }

    @Override
    public String end() {
        return list ? (begun ? "" : HEAD + " []\n") + TAIL : "";
    }
}
