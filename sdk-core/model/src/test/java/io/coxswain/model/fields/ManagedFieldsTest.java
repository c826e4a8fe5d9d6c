package io.coxswain.model.fields;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.coxswain.model.FieldsV1;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.codec.DecodingException;
import io.coxswain.model.meta.v1.ManagedFieldsEntry;
import io.coxswain.model.tree.JsonTree;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ManagedFieldsTest {
    private static final Deployment DEPLOYMENT = Deployment.CODEC.fromJson("""
        {"apiVersion":"apps/v1","kind":"Deployment",
         "metadata":{"name":"web","namespace":"shop","uid":"u","labels":{"a":"1","b":"2"},"managedFields":[
           {"manager":"other","operation":"Apply","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:labels":{"f:b":{}}}}},
           {"manager":"shop","operation":"Update","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:paused":{}}}},
           {"manager":"shop","operation":"Apply","fieldsType":"FieldsV1","fieldsV1":
             {"f:metadata":{"f:labels":{".":{},"f:a":{}}},"f:spec":{"f:template":{"f:spec":{"f:containers":
               {"k:{\\"name\\":\\"web\\"}":{".":{},"f:image":{},"f:name":{}}}}}}}},
           {"manager":"shop","operation":"Apply","subresource":"scale","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:replicas":{}}}},
           {"manager":"nothing","operation":"Apply"}]},
         "spec":{"replicas":3,"paused":true,"template":{"spec":{"containers":[
           {"name":"web","image":"nginx","resources":{}},{"name":"sidecar","image":"x"}]}}}}
        """.getBytes(UTF_8));

    private static Deployment identity() {
        return Deployment.of(d -> d.metadata(m -> m.name("web").namespace("shop")));
    }

    @Test
    void givesWhatAManagerApplied() {
        Deployment mine = ManagedFields.extract(Deployment.TYPE, DEPLOYMENT, "shop");
        assertThat(mine)
                .isEqualTo(identity()
                        .with(d -> d.metadata(m -> m.putLabels("a", "1"))
                                .spec(s -> s.template(t -> t.spec(
                                        p -> p.addContainers(c -> c.name("web").image("nginx")))))));
    }

    @Test
    void givesWhatAManagerAppliedToASubresource() {
        assertThat(ManagedFields.extract(Deployment.TYPE, DEPLOYMENT, "shop", "scale"))
                .isEqualTo(identity().with(d -> d.spec(s -> s.replicas(3))));
    }

    @Test
    void whoOwnsNothingGetsTheIdentityOnly() {
        assertThat(ManagedFields.extract(Deployment.TYPE, DEPLOYMENT, "nobody")).isEqualTo(identity());
        assertThat(ManagedFields.extract(Deployment.TYPE, DEPLOYMENT, "nothing"))
                .isEqualTo(identity());
        assertThat(ManagedFields.extract(Deployment.TYPE, identity(), "shop")).isEqualTo(identity());
    }

    @Test
    void findsEntries() {
        JsonNode tree = JsonTree.of(Deployment.CODEC, DEPLOYMENT);
        assertThat(ManagedFields.find(tree, "shop", "Update", ""))
                .contains(FieldSet.of(FieldPath.ofFields("spec", "paused")));
        assertThat(ManagedFields.find(tree, "shop", "Update", "status")).isEmpty();
        assertThat(ManagedFields.find(tree, "nothing", "Apply", "")).contains(FieldSet.empty());
        assertThat(ManagedFields.find(JsonTree.read("[1]"), "a", "Apply", "")).isEmpty();
    }

    @Test
    void ofUnknownKindsListsAreOwnedAsAWhole() {
        JsonNode ship = JsonTree.read(
                "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Ship\",\"metadata\":{\"name\":\"s\",\"managedFields\":["
                        + "{\"manager\":\"m\",\"operation\":\"Apply\",\"fieldsV1\":{\"f:spec\":{\"f:holds\":{}}}}]},"
                        + "\"spec\":{\"holds\":[{\"a\":1}],\"other\":2}}");
        assertThat(ManagedFields.extract(ship, "m", ""))
                .hasToString(
                        "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Ship\",\"metadata\":{\"name\":\"s\"},\"spec\":{\"holds\":[{\"a\":1}]}}");
    }

    @Test
    void refusesBrokenEntries() {
        ManagedFieldsEntry entry =
                ManagedFieldsEntry.of(e -> e.manager("m").operation("Apply").fieldsV1(FieldsV1.of("{\"oops\":{}}")));
        Deployment broken = DEPLOYMENT.with(d -> d.metadata(m -> m.managedFields(List.of(entry))));
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> ManagedFields.extract(Deployment.TYPE, broken, "m"));
    }
}
