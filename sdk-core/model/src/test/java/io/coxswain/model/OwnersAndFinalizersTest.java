package io.coxswain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.core.v1.ConfigMap;
import io.coxswain.model.core.v1.Node;
import io.coxswain.model.meta.v1.OwnerReference;
import org.junit.jupiter.api.Test;

class OwnersAndFinalizersTest {
    private static final ConfigMap OBJECT =
            ConfigMap.of(c -> c.metadata(m -> m.name("settings").namespace("shop")));
    private static final Deployment OWNER = owner("web", "u1");

    @Test
    void addsAndRemovesAFinalizer() {
        ConfigMap held = Finalizers.add(OBJECT, "example.com/cleanup");

        assertThat(Finalizers.has(held, "example.com/cleanup")).isTrue();
        assertThat(Finalizers.add(held, "example.com/cleanup")).isSameAs(held);
        assertThat(Finalizers.remove(held, "example.com/cleanup").metadata().finalizers())
                .isEmpty();
        assertThat(Finalizers.remove(OBJECT, "example.com/cleanup")).isSameAs(OBJECT);
    }

    @Test
    void keepsTheOtherFinalizers() {
        ConfigMap held = Finalizers.add(Finalizers.add(OBJECT, "a/1"), "b/2");

        assertThat(Finalizers.remove(held, "a/1").metadata().finalizers()).containsExactly("b/2");
    }

    @Test
    void setsTheController() {
        ConfigMap owned = OwnerReferences.setController(OBJECT, OWNER);

        assertThat(owned.metadata().ownerReferences())
                .containsExactly(OwnerReference.of(r -> r.apiVersion("apps/v1")
                        .kind("Deployment")
                        .name("web")
                        .uid("u1")
                        .controller(true)
                        .blockOwnerDeletion(true)));
        assertThat(OwnerReferences.isControlledBy(owned, OWNER)).isTrue();
        assertThat(OwnerReferences.isControlledBy(owned, owner("web", "u2"))).isFalse();
        assertThat(OwnerReferences.isControlledBy(OBJECT, OWNER)).isFalse();
        assertThat(OwnerReferences.setController(owned, OWNER)).isSameAs(owned);
    }

    @Test
    void replacesTheReferenceToAnOwnerThatWasCreatedAnew() {
        ConfigMap owned = OwnerReferences.setController(OBJECT, OWNER);

        assertThat(OwnerReferences.setController(owned, owner("web", "u2"))
                        .metadata()
                        .ownerReferences())
                .singleElement()
                .satisfies(r -> assertThat(r.uid()).isEqualTo("u2"));
    }

    @Test
    void refusesASecondController() {
        ConfigMap owned = OwnerReferences.setController(OBJECT, OWNER);

        assertThatIllegalStateException()
                .isThrownBy(() -> OwnerReferences.setController(owned, owner("api", "u2")))
                .withMessage(
                        "ConfigMap \"settings\" is controlled by Deployment \"web\", and cannot have another controller");
        assertThat(OwnerReferences.add(owned, owner("api", "u2")).metadata().ownerReferences())
                .extracting(OwnerReference::name)
                .containsExactly("web", "api");
    }

    @Test
    void removesAnOwner() {
        ConfigMap owned = OwnerReferences.add(OwnerReferences.add(OBJECT, OWNER), owner("api", "u2"));

        assertThat(OwnerReferences.remove(owned, OWNER).metadata().ownerReferences())
                .extracting(OwnerReference::name)
                .containsExactly("api");
        assertThat(OwnerReferences.remove(OBJECT, OWNER)).isSameAs(OBJECT);
    }

    @Test
    void refusesOwnersThatCannotOwnTheObject() {
        Node node = Node.of(n -> n.metadata(m -> m.name("n1").uid("u3")));
        ConfigMap elsewhere = OBJECT.with(c -> c.metadata(m -> m.namespace("other")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnerReferences.add(OBJECT, OWNER.with(d -> d.metadata(m -> m.clearUid()))))
                .withMessageContaining("has no uid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnerReferences.add(elsewhere, OWNER))
                .withMessage("Deployment \"web\" of the namespace \"shop\" cannot own what lives in \"other\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnerReferences.add(node, OWNER))
                .withMessageContaining("in no namespace");
        assertThat(OwnerReferences.add(OBJECT, node).metadata().ownerReferences())
                .hasSize(1);
        assertThat(OwnerReferences.add(OBJECT.with(c -> c.metadata(m -> m.clearNamespace())), OWNER)
                        .metadata()
                        .ownerReferences())
                .hasSize(1);
    }

    private static Deployment owner(String name, String uid) {
        return Deployment.of(d -> d.metadata(m -> m.name(name).namespace("shop").uid(uid)));
    }
}
