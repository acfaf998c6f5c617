package pasu.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void isAsWideAsItsWidestValues() {
    Table table = new Table("A", "LONG", "C").row("1234", 5, "x").row("", "", "");

    assertThat(table.toString()).isEqualTo("A     LONG  C\n1234  5     x\n");
  }

  @Test
  void countsTwoColumnsForHangul() {
    Table table = new Table("NAME", "NEXT").row("마당", "1").row("뒷마당", "2");

    assertThat(table.toString()).isEqualTo("NAME    NEXT\n마당    1\n뒷마당  2");
  }

  @Test
  void refusesARowThatIsTooShort() {
    Table table = new Table("A", "B");

    assertThatThrownBy(() -> table.row("only"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 values under 2 headings");
  }
}
