package io.coxswain.samples.kctl;

import io.coxswain.model.GoFloat;

/**
 * A number as it comes out of Go: a whole one of 64 bits as it is, any other by way of a double.
 *
 * @param text its JSON
 */
record GoNumber(String text) {
    static GoNumber of(String json) {
        try {
            return new GoNumber(Long.toString(Long.parseLong(json)));
        } catch (NumberFormatException notWhole) {
            return new GoNumber(GoFloat.json(Double.parseDouble(json)));
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
