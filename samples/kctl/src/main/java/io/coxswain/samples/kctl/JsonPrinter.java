package io.coxswain.samples.kctl;

import io.coxswain.model.KubeObject;

/** Prints JSON, to the letter as kubectl does; of a list, each item as it comes. */
final class JsonPrinter implements Printer {
    private static final String HEAD = """
            {
                "apiVersion": "v1",
                "items": [""";
    private static final String TAIL = """
            ],
                "kind": "List",
                "metadata": {
                    "resourceVersion": ""
                }
            }
            """;
    private static final String ITEM = "\n        ";

    private final boolean list;
    private boolean begun;

    JsonPrinter(boolean list) {
        this.list = list;
    }

    @Override
    public String print(KubeObject object) {
        KubeJson json = KubeJson.of(object);
        if (!list) {
            return json.indented(0) + "\n";
        }
        String before = begun ? "," : HEAD;
        begun = true;
        return before + ITEM + json.indented(2);
    }

    @Override
    public String end() {
        return list ? (begun ? "\n    " : HEAD) + TAIL : "";
    }
}
