package io.coxswain.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.rest.ApplyConflictException.FieldConflict;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.meta.v1.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyConflictTest {
    @Test
    void readsTheManagersFromTheServersWords() {
        assertThat(conflicts(
                        "conflict with \"kubectl\" using apps/v1",
                        "conflict with \"scaler\" with subresource \"scale\" using apps/v1 at 2026-01-01T00:00:00Z",
                        "conflict with \"say \\\"hi\\\" \\\\ there\"",
                        "conflict with someone"))
                .extracting(FieldConflict::manager)
                .containsExactly("kubectl", "scaler", "say \"hi\" \\ there", "");
    }

    @Test
    void keepsFieldAndWords() {
        assertThat(conflicts("conflict with \"a\""))
                .containsExactly(new FieldConflict("a", ".spec.containers[name=\"web\"].image", "conflict with \"a\""));
    }

    @Test
    void isAConflictOfItsOwnOnlyIfTheServerSaysSo() {
        assertThat(ApiErrors.of(request(), status("FieldValueInvalid", "x")))
                .isExactlyInstanceOf(ConflictException.class);
        assertThat(ApiErrors.of(request(), Status.of(s -> s.code(409).reason("Conflict"))))
                .isExactlyInstanceOf(ConflictException.class);
    }

    private static List<FieldConflict> conflicts(String... messages) {
        return ((ApplyConflictException) ApiErrors.of(request(), status("FieldManagerConflict", messages))).conflicts();
    }

    private static Status status(String reason, String... messages) {
        return Status.of(s -> s.code(409).reason("Conflict").details(d -> {
            for (String message : messages) {
                d.addCauses(c -> c.reason(reason)
                        .field(".spec.containers[name=\"web\"].image")
                        .message(message));
            }
        }));
    }

    private static KubeRequest request() {
        return KubeRequest.builder(Verb.PATCH, Pod.TYPE)
                .namespace("shop")
                .name("web")
                .build();
    }
}
