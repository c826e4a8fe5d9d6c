package io.coxswain.testkit.apiserver;

import io.coxswain.client.KubeClient;
import io.coxswain.client.config.KubeConfig;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes servers and clients for tests when they are first asked for; the store of the test closes them. */
final class EmbeddedKubeExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(EmbeddedKubeExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == EmbeddedKube.class || type == KubeConfig.class || type == KubeClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        EmbeddedKube server = store.computeIfAbsent(EmbeddedKube.class, type -> start(context), EmbeddedKube.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == KubeClient.class) {
            return store.computeIfAbsent(KubeClient.class, each -> KubeClient.of(server.config()), KubeClient.class);
        }
        return type == KubeConfig.class ? server.config() : server;
    }

    private static EmbeddedKube start(ExtensionContext context) {
        // What a method says counts more than what its class does.
        WithEmbeddedKube wanted = context.getElement()
                .map(method -> method.getAnnotation(WithEmbeddedKube.class))
                .or(() -> context.getTestClass().map(test -> test.getAnnotation(WithEmbeddedKube.class)))
                .orElse(null);
        boolean living = wanted != null && wanted.livingPods();
        return EmbeddedKube.start(server -> {
            if (living) {
                server.livingPods();
            }
        });
    }
}
