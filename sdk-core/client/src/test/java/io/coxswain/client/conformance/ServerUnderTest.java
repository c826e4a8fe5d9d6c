package io.coxswain.client.conformance;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Which API server these tests run against: the one that a module which runs them brings along as a service, else the one whose
 * kubeconfig the environment names.
 */
public interface ServerUnderTest extends Supplier<Path> {

    /** Starts the server, or takes one that is there; asked once in each process that runs tests. */
    @Override
    Path get();

    /** The kubeconfig of the server; null if there is none. */
    static @Nullable Path kubeconfig() {
        return Chosen.KUBECONFIG;
    }

    /** Made when the first test asks. */
    final class Chosen {
        private static final @Nullable Path KUBECONFIG = choose();

        private Chosen() {}

        private static @Nullable Path choose() {
            Iterator<ServerUnderTest> brought =
                    ServiceLoader.load(ServerUnderTest.class).iterator();
            if (brought.hasNext()) {
                return brought.next().get();
            }
            String named = System.getenv("KUBECONFIG_IT");
            return named == null || named.isEmpty() ? null : Path.of(named);
        }
    }

    /** A server may say that it does not do something (501), which real ones never do: then it is not tested, and that is told. */
    final class NotImplemented implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            String message = String.valueOf(failure.getMessage());
            if (message.contains("(501 Not Implemented, ")) {
                Assumptions.abort("NOT TESTED: " + message);
            }
            throw failure;
        }
    }

    /** Whether there is one. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return kubeconfig() == null
                    ? ConditionEvaluationResult.disabled(
                            "NOT TESTED against a real API server: KUBECONFIG_IT names no kubeconfig")
                    : ConditionEvaluationResult.enabled("against the server of " + kubeconfig());
        }
    }
}
