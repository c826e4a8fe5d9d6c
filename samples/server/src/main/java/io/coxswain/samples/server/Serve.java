package io.coxswain.samples.server;

import io.coxswain.testkit.apiserver.EmbeddedKube;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a server alone, for any client, until it is interrupted. */
final class Serve {
    private Serve() {}

    /**
     * Prints where its kubeconfig is.
     *
     * @param arguments {@code --port N}, or none
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = port(arguments);
        if (port < 0) {
            System.err.println("usage: server [--port N]");
            System.exit(2);
        }
        EmbeddedKube server = EmbeddedKube.start(s -> s.port(port).livingPods());
        Path kubeconfig = server.writeKubeconfig(Files.createTempFile("embedded-kube", ".kubeconfig"));
        kubeconfig.toFile().deleteOnExit();
        System.out.println("export KUBECONFIG=" + kubeconfig);
        System.err.println("serving at " + server.url() + "; it ends, and forgets everything, by Ctrl-C");
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Thread.currentThread().join();
    }

    /** 0 for any; negative if the arguments make no sense. */
    private static int port(String... arguments) {
        if (arguments.length == 0) {
            return 0;
        }
        try {
            return arguments.length == 2 && arguments[0].equals("--port") ? Integer.parseInt(arguments[1]) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
