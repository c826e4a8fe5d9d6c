package io.coxswain.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.PackageVersion;

/** What the project is built of, and by which tools. */
@Tag("security-supply-chain")
class SupplyChainRulesTest {
    private static final Pattern VERSION = Pattern.compile("<(?:version|[\\w.-]+\\.version)>([^<]+)<");

    private static final List<String> TOOLS = List.of(
            "uname",
            "dirname",
            "basename",
            "tr",
            "mkdir",
            "mktemp",
            "rm",
            "cat",
            "wget",
            "curl",
            "sha256sum",
            "shasum");

    @TempDir
    private Path folder;

    @Test
    void everyVersionIsOneAndNoneIsStillToCome() throws IOException {
        List<String> versions = new ArrayList<>();
        for (Path pom : poms()) {
            // The JDK that builds, and what is made here.
            String text = Files.readString(pom)
                    .replace("<version>[17,)</version>", "")
                    .replace("<version>0.1.0-SNAPSHOT</version>", "");
            VERSION.matcher(text).results().map(found -> found.group(1)).forEach(versions::add);
        }
        assertThat(versions)
                .hasSizeGreaterThan(50)
                .allSatisfy(version -> assertThat(version)
                        .doesNotContain("SNAPSHOT", "LATEST", "RELEASE,", "[", "(", ",")
                        .doesNotMatch("(?i)latest|release")
                        .matches("\\$\\{[\\w.-]+}|\\d[\\w.-]*"));
    }

    /** The build refuses what is older than the enforcer's floors, and what it uses is none of it. */
    @Test
    void nothingIsOlderThanItsFloor() throws IOException {
        Map<String, String> floors = Map.of(
                "io.netty:\\*", nettyVersion(),
                "tools.jackson.core:\\*", PackageVersion.VERSION.toString(),
                "org.yaml:snakeyaml", property("snakeyaml.version"));
        String rules = between("<bannedDependencies>", "</bannedDependencies>");
        floors.forEach((dependency, used) -> {
            MatchResult floor = Pattern.compile("<exclude>" + dependency + ":\\(,([\\w.]+)\\)</exclude>")
                    .matcher(rules)
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no floor for " + dependency));
            assertThat(numbers(used)).as(dependency).isGreaterThanOrEqualTo(numbers(floor.group(1)));
        });
    }

    @Test
    void releasesAreSignedAndListTheirParts() throws IOException {
        String release = between("<id>release</id>", "</profile>");
        assertThat(release)
                .containsSubsequence("cyclonedx-maven-plugin", "<goal>makeAggregateBom</goal>")
                .containsSubsequence("maven-gpg-plugin", "<goal>sign</goal>");
        assertThat(between("<artifactId>maven-gpg-plugin</artifactId>", "</plugin>"))
                .contains("<bestPractices>true</bestPractices>");
    }

    /** Whichever archive the wrapper fetches, it runs only the one whose sum is known. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mavenItselfIsNotRunUnlessItsSumIsRight(boolean unzips) throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("evil".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
        try {
            Process wrapper = wrapper(server.getAddress().getPort(), unzips);
            String said = new String(wrapper.getInputStream().readAllBytes(), UTF_8);
            assertThat(wrapper.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said).contains("Failed to validate Maven distribution SHA-256");
            assertThat(wrapper.exitValue()).isNotZero();
            assertThat(asked).singleElement().asString().endsWith(unzips ? "-bin.zip" : "-bin.tar.gz");
        } finally {
            server.stop(0);
        }
    }

    /** The wrapper of this project with a home of its own, and a server for that of Maven. */
    private Process wrapper(int port, boolean unzips) throws IOException {
        Path script = Files.copy(Project.ROOT.resolve("mvnw"), folder.resolve("mvnw"));
        Path properties =
                Files.createDirectories(folder.resolve(".mvn/wrapper")).resolve("maven-wrapper.properties");
        String own = Files.readString(Project.ROOT.resolve(".mvn/wrapper/maven-wrapper.properties"));
        assertThat(own).contains("distributionUrl=https://");
        Files.writeString(
                properties,
                own.replaceFirst("distributionUrl=https://[^/]+/", "distributionUrl=http://127.0.0.1:" + port + "/"));
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", script.toString(), "--version").redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("(?i)MVNW_.*|.*_proxy"));
        builder.environment().put("MAVEN_USER_HOME", folder.resolve("home").toString());
        builder.environment().put("PATH", tools(unzips).toString());
        return builder.start();
    }

    /** A PATH with what the wrapper uses, and with an unzip or without one; it is looked for, and not run. */
    private Path tools(boolean unzips) throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Path program = Path.of("/usr/bin", tool);
            if (Files.exists(program)) {
                tool(tools.resolve(tool), program);
            }
        }
        if (unzips) {
            tool(tools.resolve("unzip"), Path.of("/usr/bin/false"));
        }
        return tools;
    }

    private static void tool(Path at, Path program) throws IOException {
        Files.writeString(at, "#!/bin/sh\nexec " + program + " \"$@\"\n");
        assertThat(at.toFile().setExecutable(true)).isTrue();
    }

    private static List<Path> poms() throws IOException {
        List<Path> poms = new ArrayList<>(List.of(Project.ROOT.resolve("pom.xml")));
        Project.allModules().forEach(module -> poms.add(module.resolve("pom.xml")));
        return poms;
    }

    private static String nettyVersion() throws IOException {
        Properties all = new Properties();
        for (URL of : Collections.list(
                SupplyChainRulesTest.class.getClassLoader().getResources("META-INF/io.netty.versions.properties"))) {
            try (InputStream in = of.openStream()) {
                all.load(in);
            }
        }
        return all.getProperty("netty-common.version");
    }

    private static String property(String name) throws IOException {
        return between("<" + name + ">", "</" + name + ">");
    }

    private static String between(String from, String to) throws IOException {
        String pom = Files.readString(Project.ROOT.resolve("pom.xml"));
        int begin = pom.indexOf(from);
        assertThat(begin).as(from).isNotNegative();
        return pom.substring(begin + from.length(), pom.indexOf(to, begin));
    }

    /** Comparable as text. */
    private static String numbers(String version) {
        StringBuilder padded = new StringBuilder();
        for (String part : version.replaceAll("[^\\d.].*", "").split("\\.")) {
            padded.append("%06d.".formatted(Integer.parseInt(part)));
        }
        return padded.toString();
    }
}
