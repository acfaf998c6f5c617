package pasu.bench.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pasu.bench.Bench.Figure;

class PageLoadTest {

  private static final PageLoad QUICK = new PageLoad(999, 1_500, 149_000, 400_000);

  @Test
  void isAsPromised() {
    assertThat(PageLoad.figures(List.of(QUICK, QUICK))).noneMatch(Figure::missed);
  }

  @Test
  void isJudgedByItsSlowestPaint() {
    assertThat(missed(new PageLoad(1_001, 1_500, 149_000, 0)))
        .containsExactly("first paint, slowest");
  }

  @Test
  void isJudgedByTheMostThatCame() {
    assertThat(missed(new PageLoad(600, 1_500, 150_001, 0)))
        .containsExactly("all but pictures, most");
  }

  private static List<String> missed(PageLoad worst) {
    return PageLoad.figures(List.of(QUICK, worst, QUICK)).stream()
        .filter(Figure::missed)
        .map(Figure::what)
        .toList();
  }
}
