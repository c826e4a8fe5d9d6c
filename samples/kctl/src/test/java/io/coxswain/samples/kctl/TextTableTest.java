package io.coxswain.samples.kctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void keepsColumnsThreeSpacesApartAndSixWide() {
        TextTable table = new TextTable(3);
        table.add(List.of("A", "STATUS", "LAST"));
        table.add(List.of("ab", "x", "much longer than its header"));
        assertThat(table.flush()).isEqualTo("""
                A     STATUS   LAST
                ab    x        much longer than its header
                """);
    }

    @Test
    void keepsItsWidthsForLaterRows() {
        TextTable table = new TextTable(2);
        table.add(List.of("long-enough", "x"));
        assertThat(table.flush()).isEqualTo("long-enough   x\n");
        table.add(List.of("a", "y"));
        assertThat(table.flush()).isEqualTo("a             y\n");
        table.add(List.of("longer-than-before", "z"));
        table.add(List.of("a", "y"));
        assertThat(table.flush()).isEqualTo("longer-than-before   z\na                    y\n");
        assertThat(table.flush()).isEmpty();
    }

    @Test
    void countsCharactersAndNotTheirUnits() {
        TextTable table = new TextTable(2);
        table.add(List.of("é😀é😀", "x"));
        table.add(List.of("aaaa", "x"));
        assertThat(table.flush()).isEqualTo("é😀é😀   x\naaaa   x\n");
    }

    @Test
    @Tag("security-terminal")
    void givesTerminalsNothingToObey() {
        TextTable table = new TextTable(2);
        table.add(List.of("a\u001b[31m", "one\ntwo"));
        table.add(List.of("a\u009b31m", "x"));
        assertThat(table.flush()).isEqualTo("a^[[31m   one...\na^[[31m   x\n");
        assertThat(ErrorText.of(new UsageException("\u001b[2J\u009b2J"))).containsExactly("error: ^[[2J^[[2J");
    }
}
