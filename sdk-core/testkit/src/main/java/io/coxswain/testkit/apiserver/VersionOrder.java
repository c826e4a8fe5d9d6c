package io.coxswain.testkit.apiserver;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which servers prefer versions: v2, v1, v2beta1, v1beta2, v1alpha1, and then all other names. */
final class VersionOrder implements Comparator<String> {
    static final VersionOrder INSTANCE = new VersionOrder();

    private static final Pattern VERSION = Pattern.compile("v(\\d{1,9})(?:(alpha|beta)(\\d{1,9}))?");

    private VersionOrder() {}

    @Override
    public int compare(String a, String b) {
        Matcher one = VERSION.matcher(a);
        Matcher other = VERSION.matcher(b);
        boolean aKnown = one.matches();
        boolean bKnown = other.matches();
        if (!aKnown || !bKnown) {
            return aKnown == bKnown ? a.compareTo(b) : Boolean.compare(bKnown, aKnown);
        }
        int stability = Integer.compare(stability(other), stability(one));
        int major = Integer.compare(number(other.group(1)), number(one.group(1)));
        int minor = Integer.compare(number(other.group(3)), number(one.group(3)));
        return stability != 0 ? stability : major != 0 ? major : minor;
    }

    private static int stability(Matcher version) {
        if (version.group(2) == null) {
            return 2;
        }
        return version.group(2).equals("beta") ? 1 : 0;
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
