package io.coxswain.codegen.importer;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a folder such as {@code k8s-api/v1.36} holds.
 *
 * @param release the Kubernetes version, which is the folder's name
 */
record Inputs(String release, GoTypes go, OpenApi openApi, ProtoFiles protos, Discovery discovery) {

    static Inputs read(Path folder) {
        String release = folder.toAbsolutePath().normalize().getFileName().toString();
        if (!Files.isDirectory(folder) || !release.matches("v\\d+\\.\\d+")) {
            throw new ImportException(folder + " is not a folder named after a Kubernetes version, such as v1.36");
        }
        return new Inputs(
                release,
                GoTypes.read(folder.resolve("go-types.json")),
                OpenApi.read(folder.resolve("openapi")),
                ProtoFiles.read(folder.resolve("proto")),
                Discovery.read(folder.resolve("discovery-api.json"), folder.resolve("discovery-apis.json")));
    }
}
