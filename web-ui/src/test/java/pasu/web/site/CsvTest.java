package pasu.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void putsWhatWouldEndAFieldInQuotes() {
    assertThat(csv("a,b", "say \"hi\"", "two\r\nlines"))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\"");
  }

  @Test
  void leavesPlainTextAndNumbersAlone() {
    assertThat(csv("뒷마당", -5, 3L, true)).isEqualTo("뒷마당,-5,3,true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "=1\n2"})
  void makesNoFormulaOfAName(String name) {
    assertThat(csv(name).replace("\"", "")).startsWith("'").endsWith(name);
  }

  private static String csv(Object... values) {
    String[] headings = new String[values.length];
    Arrays.fill(headings, "h");
    String lines = new Csv(headings).row(values).toString();
    return lines.substring(lines.indexOf("\r\n")).strip();
  }
}
