package io.coxswain.model.yaml;

import io.coxswain.model.GoFloat;

/** Numbers with a fraction as Go's YAML writes them: as Go prints them, but for those that are not finite. */
final class YamlFloat {
    private YamlFloat() {}

    static String value(double number) {
        if (Double.isNaN(number)) {
            return ".nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? ".inf" : "-.inf";
        }
        return GoFloat.text(number);
    }

    /** The name of a field: for those Go takes half the precision. */
    static String key(double number) {
        float half = (float) number;
        return Float.isFinite(half) ? GoFloat.text(half) : value(half);
    }
}
