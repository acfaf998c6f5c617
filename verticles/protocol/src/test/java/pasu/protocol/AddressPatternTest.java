package pasu.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPatternTest {

  @ParameterizedTest
  @CsvSource({
    "pasu.clips,pasu.clips,true",
    "pasu.clips,pasu.clips.find,false",
    "pasu.clips.*,pasu.clips.find,true",
    "pasu.clips.*,pasu.clips,false",
    "pasu.agent.*,pasu.agent.agent-1.admit,true",
    "pasu.edge.*.fire,pasu.edge.yard.fire,true",
    "pasu.edge.*.fire,pasu.edge.yard.watch,false",
    "pasu.edge.*.fire,pasu.edge.a.b.fire,false",
    "pasu.agents*,pasu.agents,true",
    "pasu.agents*,pasu.agents.full,false",
    "*,pasu.anything.at.all,true",
    "pasu.clips,pasuxclips,false",
  })
  void standsForAnythingInASegmentOrAllTheRest(String pattern, String address, boolean matches) {
    assertThat(AddressPattern.of(pattern).matches(address)).isEqualTo(matches);
  }
}
