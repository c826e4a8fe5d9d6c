package io.coxswain.samples.kctl;

import java.util.ArrayList;
import java.util.List;

/** Reads what is to be got: {@code pods,services}, {@code pods web-1 web-2}, {@code pod/web-1 service/web}. */
final class Targets {
    private Targets() {}

    static List<Target<?>> parse(List<String> words) {
        if (words.isEmpty()) {
            throw new UsageException("Required resource not specified.");
        }
        return words.stream().anyMatch(word -> word.indexOf('/') >= 0) ? withNames(words) : withKinds(words);
    }

    private static List<Target<?>> withKinds(List<String> words) {
        List<String> names = words.subList(1, words.size());
        List<Target<?>> targets = new ArrayList<>();
        for (String resource : words.get(0).split(",", -1)) {
            KindNames.find(resource).forEach(type -> targets.add(new Target<>(type, names)));
        }
        return targets;
    }

    private static List<Target<?>> withNames(List<String> words) {
        List<Target<?>> targets = new ArrayList<>();
        for (String word : words) {
            int slash = word.indexOf('/');
            if (slash < 0) {
                throw new UsageException(
                        "there is no need to specify a resource type as a separate argument when passing"
                                + " arguments in resource/name form (e.g. 'kctl get resource/<resource_name>' instead of"
                                + " 'kctl get resource resource/<resource_name>'");
            }
            String name = word.substring(slash + 1);
            if (slash == 0 || name.isEmpty() || name.indexOf('/') >= 0) {
                throw new UsageException("arguments in resource/name form must have a single resource and name");
            }
            KindNames.find(word.substring(0, slash)).forEach(type -> targets.add(new Target<>(type, List.of(name))));
        }
        return targets;
    }
}
