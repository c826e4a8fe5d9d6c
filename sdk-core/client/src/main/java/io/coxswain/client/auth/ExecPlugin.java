package io.coxswain.client.auth;

import io.coxswain.client.config.Credentials;
import io.coxswain.client.config.ExecConfig;
import io.coxswain.client.config.ExecConfig.InteractiveMode;
import io.coxswain.client.config.KubeConfig;
import io.coxswain.model.tree.JsonTree;
import java.io.Console;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Runs a credential plugin and reads what it prints. Its arguments go to it as they are: no shell is in between. */
final class ExecPlugin {
    private static final String INFO = "KUBERNETES_EXEC_INFO";

    private final ExecConfig plugin;
    private final KubeConfig config;
    private final Map<String, String> environment;

    ExecPlugin(ExecConfig plugin, KubeConfig config) {
        this(plugin, config, System.getenv());
    }

    ExecPlugin(ExecConfig plugin, KubeConfig config, Map<String, String> environment) {
        this.plugin = plugin;
        this.config = config;
        this.environment = environment;
    }

    /** One run for each subscription, off the event loop. */
    Mono<Credentials> run() {
        return Blocking.call(this::prepare)
                .flatMap(builder -> ExecProcess.run(builder, config.execPolicy().timeout()))
                .map(this::credentials);
    }

    /** Looks for the program and asks the policy, which reads directories. */
    private ProcessBuilder prepare() {
        boolean interactive = isInteractive();
        Path program = new Executables(environment).find(plugin, config.execPolicy());
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(plugin.args());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(plugin.env());
        builder.environment()
                .put(
                        INFO,
                        new String(JsonTree.write(ExecInfo.of(plugin, config, interactive)), StandardCharsets.UTF_8));
        if (interactive) {
            builder.redirectInput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        }
        return builder;
    }

    private boolean isInteractive() {
        if (plugin.interactiveMode() == InteractiveMode.NEVER) {
            return false;
        }
        boolean terminal = isTerminal(System.console());
        if (plugin.interactiveMode() == InteractiveMode.ALWAYS && !terminal) {
            throw new CredentialsException("the exec plugin " + plugin.command()
                    + " has to ask its user, and there is no terminal: log in with another tool first");
        }
        return terminal;
    }

    /** Since Java 22 there is a console without a terminal too. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private Credentials credentials(ExecProcess.Output output) {
        if (output.exitCode() != 0) {
            throw new CredentialsException("the exec plugin " + plugin.command() + " failed with exit code "
                    + output.exitCode() + said(output));
        }
        return ExecResponse.read(plugin, output.stdout());
    }

    private static String said(ExecProcess.Output output) {
        String text = PluginText.safe(output.stderr());
        return text.isEmpty() ? "" : ": " + text;
    }
}
