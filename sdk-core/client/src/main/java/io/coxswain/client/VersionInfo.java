package io.coxswain.client;

import io.coxswain.model.tree.JsonTree;
import tools.jackson.databind.JsonNode;

/**
 * What a server says of its version; what it does not say is empty.
 *
 * @param major such as {@code 1}
 * @param minor such as {@code 36}; some providers append a {@code +}
 * @param gitVersion such as {@code v1.36.3}
 * @param gitCommit what it was built from
 * @param gitTreeState {@code clean}, if nothing was changed
 * @param buildDate when it was built
 * @param goVersion by which Go
 * @param compiler by which compiler
 * @param platform such as {@code linux/amd64}
 * @param emulationMajor the version that it behaves as
 * @param emulationMinor the version that it behaves as
 * @param minCompatibilityMajor the oldest version that it can be rolled back to
 * @param minCompatibilityMinor the oldest version that it can be rolled back to
 */
public record VersionInfo(
        String major,
        String minor,
        String gitVersion,
        String gitCommit,
        String gitTreeState,
        String buildDate,
        String goVersion,
        String compiler,
        String platform,
        String emulationMajor,
        String emulationMinor,
        String minCompatibilityMajor,
        String minCompatibilityMinor) {

    static VersionInfo fromJson(byte[] json) {
        JsonNode info = JsonTree.read(json);
        return new VersionInfo(
                text(info, "major"),
                text(info, "minor"),
                text(info, "gitVersion"),
                text(info, "gitCommit"),
                text(info, "gitTreeState"),
                text(info, "buildDate"),
                text(info, "goVersion"),
                text(info, "compiler"),
                text(info, "platform"),
                text(info, "emulationMajor"),
                text(info, "emulationMinor"),
                text(info, "minCompatibilityMajor"),
                text(info, "minCompatibilityMinor"));
    }

    private static String text(JsonNode info, String field) {
        return info.path(field).asString("");
    }

    /** The version alone, such as {@code v1.36.3}. */
    @Override
    public String toString() {
        return gitVersion;
    }
}
