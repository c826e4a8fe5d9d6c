package io.coxswain.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaNamesTest {

    @ParameterizedTest
    @CsvSource({
        "core.v1, io.coxswain.model.core.v1",
        "meta.v1, io.coxswain.model.meta.v1",
        "rbac.authorization.k8s.io.v1, io.coxswain.model.rbac.v1",
        "internal.apiserver.k8s.io.v1alpha1, io.coxswain.model.apiserverinternal.v1alpha1",
    })
    void packages(String api, String expected) {
        assertThat(JavaNames.packageOf(api)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "default, default_",
        "enum, enum_",
        "continue, continue_",
        "$ref, ref",
        "$schema, schema",
        "x-kubernetes-list-map-keys, xKubernetesListMapKeys",
        "clusterIP, clusterIP",
        "finalize, finalize_",
        "true, true_",
    })
    void identifiers(String json, String expected) {
        assertThat(JavaNames.identifier(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Running, RUNNING",
        "ClusterFirstWithHostNet, CLUSTER_FIRST_WITH_HOST_NET",
        "HTTPGet, HTTP_GET",
        "PodIPs, POD_IPS",
        "TCP, TCP",
        "IPv4, IPV4",
        "kubernetes.io/tls, KUBERNETES_IO_TLS",
        "client auth, CLIENT_AUTH",
        "*, ALL",
        "Always, ALWAYS",
        "3des, _3DES",
        "SIGRTMIN+1, SIGRTMIN_1",
        "'', ''",
    })
    void constants(String value, String expected) {
        assertThat(JavaNames.constant(value)).isEqualTo(expected);
    }
}
