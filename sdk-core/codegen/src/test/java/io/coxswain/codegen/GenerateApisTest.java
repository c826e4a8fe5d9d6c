package io.coxswain.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.codegen.schema.SchemaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link GenerateTest}, for the methods of the client. */
class GenerateApisTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String PACKAGE = "io/coxswain/client/apis/";

    @ParameterizedTest
    @ValueSource(strings = {"Apis.java", "ExampleV1.java"})
    void writesWhatWasFoundGood(String name) throws IOException {
        String source = sources().get(PACKAGE + name);
        Path golden = GOLDEN.resolve(name + ".txt");
        if (System.getProperty("golden.write") != null) {
            Files.writeString(golden, source);
        }
        assertThat(source).isEqualTo(Files.readString(golden));
    }

    @Test
    void writesNothingElse() throws IOException {
        assertThat(sources())
                .containsOnlyKeys(PACKAGE + "Apis.java", PACKAGE + "ExampleV1.java", PACKAGE + "package-info.java");
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, deployments, deployments",
        "ConfigMap, configmaps, configMaps",
        "NetworkPolicy, networkpolicies, networkPolicies",
        "Endpoints, endpoints, endpoints",
        "Ingress, ingresses, ingresses",
        "StorageClass, storageclasses, storageClasses",
        "CSIDriver, csidrivers, csiDrivers",
        "IPAddress, ipaddresses, ipAddresses",
        "APIService, apiservices, apiServices",
        "CSIStorageCapacity, csistoragecapacities, csiStorageCapacities",
        "PodMetrics, pods, pods"
    })
    void namesMethodsByPluralAndKind(String kind, String plural, String method) {
        assertThat(ClientClasses.methodName(kind, plural)).isEqualTo(method);
    }

    private static Map<String, String> sources() throws IOException {
        return GenerateApis.sources(List.of(SchemaReader.read(GOLDEN.resolve("example.k8s.io.v1.schema"))));
    }
}
