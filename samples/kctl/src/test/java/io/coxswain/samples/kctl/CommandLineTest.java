package io.coxswain.samples.kctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static CommandLine parse(String words) {
        return CommandLine.parse(Command.GET, List.of(words.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pods -n shop",
                "-n shop pods",
                "pods -nshop",
                "pods -n=shop",
                "pods --namespace shop",
                "--namespace=shop pods",
                "pods -n other -n shop",
                "pods -wnshop",
                "-n shop -- pods"
            })
    void takesValuesInEveryForm(String words) {
        assertThat(parse(words).value(Flag.NAMESPACE)).contains("shop");
        assertThat(parse(words).rest()).containsExactly("pods");
    }

    @Test
    void takesSwitchesInEveryForm() {
        assertThat(parse("pods -Aw").has(Flag.ALL_NAMESPACES)).isTrue();
        assertThat(parse("pods -Aw").has(Flag.WATCH)).isTrue();
        assertThat(parse("--watch=true pods").has(Flag.WATCH)).isTrue();
        assertThat(parse("--watch=false pods").has(Flag.WATCH)).isFalse();
        assertThat(parse("-w=false pods").has(Flag.WATCH)).isFalse();
        assertThat(parse("pods").has(Flag.WATCH)).isFalse();
        assertThat(parse("-w pods").rest()).containsExactly("pods");
    }

    @Test
    void leavesWhatStandsBehindTwoDashes() {
        assertThat(parse("pods -- -w --foo").rest()).containsExactly("pods", "-w", "--foo");
        assertThat(parse("pods -").rest()).containsExactly("pods", "-");
    }

    @ParameterizedTest
    @CsvSource({
        "pods --foo, unknown flag: --foo",
        "pods --foo=x, unknown flag: --foo",
        "pods -z, unknown shorthand flag: 'z' in -z",
        "pods -Az, unknown shorthand flag: 'z' in -Az",
        "pods -n, flag needs an argument: 'n' in -n",
        "pods --output, flag needs an argument: --output"
    })
    void refusesWhatItDoesNotKnow(String words, String message) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "", "1.5", "9999999999"})
    void refusesWhatIsNoNumber(String text) {
        CommandLine line = CommandLine.parse(Command.GET, List.of("--rate=" + text));
        assertThatThrownBy(() -> line.number(Flag.RATE))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("invalid argument \"" + text + "\" for \"--rate\" flag");
    }
}
