package io.coxswain.client.conformance;

import static io.coxswain.client.conformance.TestNamespace.PATIENCE;
import static io.coxswain.client.conformance.TestNamespace.await;
import static io.coxswain.client.conformance.TestNamespace.pod;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.coxswain.client.Api;
import io.coxswain.client.KubeClient;
import io.coxswain.client.rest.TooManyRequestsException;
import io.coxswain.model.Bytes;
import io.coxswain.model.IntOrString;
import io.coxswain.model.Quantity;
import io.coxswain.model.apps.v1.Deployment;
import io.coxswain.model.authentication.v1.TokenRequest;
import io.coxswain.model.certificates.v1.CertificateSigningRequest;
import io.coxswain.model.core.v1.Namespace;
import io.coxswain.model.core.v1.Pod;
import io.coxswain.model.patch.Patch;
import io.coxswain.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@Conformance
class SubresourceIT {
    private static TestNamespace namespace;

    private final KubeClient client = namespace.client();
    private final Api<Pod> pods = client.coreV1().pods();
    private final Api<Deployment> deployments = client.appsV1().deployments();

    @BeforeAll
    static void createNamespace() {
        namespace = TestNamespace.create();
    }

    @AfterAll
    static void deleteNamespace() {
        namespace.close();
    }

    @Test
    void writesTheStatusAndNothingElse() {
        Api<PodDisruptionBudget> budgets = client.policyV1().podDisruptionBudgets();
        PodDisruptionBudget budget = await(budgets.create(PodDisruptionBudget.of(b -> b.metadata(m -> m.name("status"))
                .spec(s -> s.minAvailable(IntOrString.of(1)).selector(l -> l.putMatchLabels("app", "none"))))));

        PodDisruptionBudget edited = await(budgets.status()
                .edit(
                        "status",
                        b -> b.with(p -> p.spec(s -> s.minAvailable(IntOrString.of(9)))
                                .status(s ->
                                        s.putDisruptedPods("gone", b.metadata().creationTimestamp())))));
        assertThat(edited.spec()).isEqualTo(budget.spec());
        assertThat(edited.status().disruptedPods()).containsKey("gone");
        assertThat(await(budgets.status().get("status")).metadata().name()).isEqualTo("status");

        PodDisruptionBudget patched = await(
                budgets.status().patch("status", Patch.merge("{\"status\":{\"disruptedPods\":{\"gone\":null}}}")));
        assertThat(patched.status().disruptedPods()).isEmpty();
        PodDisruptionBudget updated = await(budgets.update(patched.with(p -> p.status(s -> s.expectedPods(99)))));
        assertThat(updated.status().expectedPods()).isNotEqualTo(99);
    }

    @Test
    void scales() {
        await(deployments.create(deployment("scaled", 0)));

        assertThat(await(deployments.scale("scaled").to(2)).spec().replicas()).isEqualTo(2);
        Flux.range(0, 4)
                .flatMap(i -> deployments.scale("scaled").by(replicas -> replicas + 1))
                .blockLast(PATIENCE);
        assertThat(await(deployments.scale("scaled").get()).spec().replicas()).isEqualTo(6);
        assertThat(await(deployments.scale().edit("scaled", s -> s.with(b -> b.spec(p -> p.replicas(0)))))
                        .metadata()
                        .name())
                .isEqualTo("scaled");
        assertThat(await(deployments.get("scaled")).spec().replicas()).isZero();
    }

    @Test
    void evictsUnlessABudgetForbidsIt() {
        await(pods.create(pod("free")));
        await(pods.create(pod("kept").with(p -> p.metadata(m -> m.putLabels("app", "kept")))));
        await(pods.waitFor("kept", pod -> "Running".equals(pod.status().phase()), PATIENCE));
        Api<PodDisruptionBudget> budgets = client.policyV1().podDisruptionBudgets();
        await(budgets.create(PodDisruptionBudget.of(b -> b.metadata(m -> m.name("kept"))
                .spec(s -> s.minAvailable(IntOrString.of(1)).selector(l -> l.putMatchLabels("app", "kept"))))));
        await(budgets.waitFor("kept", b -> Integer.valueOf(1).equals(b.status().expectedPods()), PATIENCE));

        assertThat(await(pods.evict("free")).status()).isEqualTo("Success");
        pods.evict("kept")
                .as(StepVerifier::create)
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(TooManyRequestsException.class)
                        .hasMessageStartingWith("Cannot evict pod as it would violate the pod's disruption budget."
                                + " (429 Too Many Requests, POST https://"));
    }

    @Test
    void bindsPodsToNodes() {
        String node = String.valueOf(
                await(client.coreV1().nodes().list().next()).metadata().name());
        await(pods.create(pod("bound").with(p -> p.spec(s -> s.schedulerName("nobody")))));

        assertThat(await(pods.bind("bound", node)).status()).isEqualTo("Success");
        assertThat(await(pods.get("bound")).spec().nodeName()).isEqualTo(node);
    }

    @Test
    void addsEphemeralContainers() {
        await(pods.create(pod("debugged")));

        Pod debugged = await(pods.ephemeralContainers()
                .edit(
                        "debugged",
                        pod -> pod.with(p -> p.spec(s ->
                                s.addEphemeralContainers(e -> e.name("debug").image("busybox"))))));
        assertThat(debugged.spec().ephemeralContainers())
                .singleElement()
                .satisfies(c -> assertThat(c.name()).isEqualTo("debug"));
    }

    @Test
    void resizes() {
        // What runs nowhere can be resized on any server; nodes have to be able to.
        await(pods.create(pod("resized")
                .with(p -> p.spec(s -> s.schedulerName("nobody")
                        .editContainers(
                                c -> true, c -> c.resources(r -> r.putRequests("cpu", Quantity.parse("10m"))))))));
        Pod resized = await(pods.resize()
                .edit(
                        "resized",
                        pod -> pod.with(p -> p.spec(s -> s.editContainers(
                                c -> true, c -> c.resources(r -> r.putRequests("cpu", Quantity.parse("20m"))))))));
        assertThat(resized.spec().containers().get(0).resources().requests())
                .isEqualTo(Map.of("cpu", Quantity.parse("20m")));
    }

    @Test
    void asksForTokens() {
        TokenRequest token = await(client.coreV1()
                .serviceAccounts()
                .token("default", TokenRequest.of(t -> t.spec(s -> s.expirationSeconds(600)))));

        assertThat(token.status().token()).isNotEmpty();
        assertThat(token.toString())
                .doesNotContain(String.valueOf(token.status().token()));
    }

    @Test
    void finalizesNamespaces() {
        Api<Namespace> namespaces = client.coreV1().namespaces();
        String name = namespace.name() + "-f";
        await(namespaces.create(Namespace.of(
                n -> n.metadata(m -> m.name(name)).spec(s -> s.addFinalizers("kubernetes", "example.com/hold")))));
        await(namespaces.delete(name));
        Namespace held = await(
                namespaces.waitFor(name, n -> n.spec().finalizers().equals(List.of("example.com/hold")), PATIENCE));

        await(namespaces.finalization().update(held.with(n -> n.spec(s -> s.clearFinalizers()))));

        namespaces.waitForDeletion(name, PATIENCE).as(StepVerifier::create).verifyComplete();
    }

    @Test
    void approvesCertificates() {
        Api<CertificateSigningRequest> requests = client.certificatesV1().certificateSigningRequests();
        String name = namespace.name();
        await(requests.create(CertificateSigningRequest.of(r -> r.metadata(m -> m.name(name))
                .spec(s -> s.request(Bytes.of(SIGNING_REQUEST.getBytes(UTF_8)))
                        .signerName("example.com/nobody")
                        .addUsages("client auth")))));

        CertificateSigningRequest approved = await(requests.approval()
                .edit(
                        name,
                        r -> r.with(b -> b.status(s -> s.addConditions(c ->
                                c.type("Approved").status("True").reason("Test").message("by a test"))))));

        assertThat(approved.status().conditions())
                .singleElement()
                .satisfies(c -> assertThat(c.type()).isEqualTo("Approved"));
        await(requests.delete(name));
    }

    private static Deployment deployment(String name, int replicas) {
        return Deployment.of(d -> d.metadata(m -> m.name(name))
                .spec(s -> s.replicas(replicas)
                        .selector(l -> l.putMatchLabels("app", name))
                        .template(t -> t.metadata(m -> m.putLabels("app", name))
                                .spec(p -> p.addContainers(c -> c.name("main").image("busybox"))))));
    }

    private static final String SIGNING_REQUEST = """
            -----BEGIN CERTIFICATE REQUEST-----
            MIGVMEkCAQAwFjEUMBIGA1UEAwwLY29uZm9ybWFuY2UwKjAFBgMrZXADIQDiS6U5
            EJc/fuuGRFDCfNiOE1elDAAKp8TQt9D+fpMwN6AAMAUGAytlcANBADnjrNCUIE4s
            zqg1JaG9o6Dvr/aCwN+AGAhWqjKm0aUbK1rORD7cD4ScJMFYDdbXO829j5SYBZ6/
            RY8aoSm9mgk=
            -----END CERTIFICATE REQUEST-----
            """;
}
