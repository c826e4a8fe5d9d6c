package io.coxswain.samples.kctl;

import io.coxswain.model.authentication.v1.SelfSubjectReview;
import io.coxswain.model.authentication.v1.UserInfo;
import java.util.List;
import java.util.TreeMap;
import reactor.core.publisher.Flux;

/** {@code kctl auth whoami}. */
final class WhoAmI {
    private WhoAmI() {}

    static Flux<String> text(Session session) {
        boolean table = session.line().value(Flag.OUTPUT).isEmpty();
        Report report = Report.of(session.line());
        return session.client()
                .api(SelfSubjectReview.TYPE)
                .create(SelfSubjectReview.of(review -> {}))
                .map(review -> table ? table(review.status().userInfo()) : report.of(review, ""))
                .flux();
    }

    private static String table(UserInfo user) {
        TextTable table = new TextTable(2);
        table.add(List.of("ATTRIBUTE", "VALUE"));
        table.add(List.of("Username", Columns.text(user.username())));
        if (!Columns.text(user.uid()).isEmpty()) {
            table.add(List.of("UID", Columns.text(user.uid())));
        }
        if (!user.groups().isEmpty()) {
            table.add(List.of("Groups", list(user.groups())));
        }
        new TreeMap<>(user.extra()).forEach((key, values) -> table.add(List.of("Extra: " + key, list(values))));
        return table.flush();
    }

    private static String list(List<String> values) {
        return "[" + String.join(" ", values) + "]";
    }
}
