package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {

  @Test
  void stripsFillPages() {
    assertThat(tops(10, strip(4), strip(4), strip(4)))
        .containsExactly(List.of(0f, 4f), List.of(0f));
  }

  @Test
  void whatBelongsTogetherTurnsTogether() {
    Strip heading = new Strip(0, 2, true, List.of());
    assertThat(tops(10, strip(7), heading, strip(4))).containsExactly(List.of(0f), List.of(0f, 2f));
  }

  @Test
  void moreThanAPageTogetherIsNotKeptTogether() {
    Strip kept = new Strip(0, 6, true, List.of());
    assertThat(tops(10, strip(3), kept, kept, strip(1)))
        .containsExactly(List.of(0f, 3f), List.of(0f, 6f));
  }

  @Test
  void headersAreRepeated() {
    Strip header = new Strip(0, 2, true, List.of());
    Strip row = new Strip(0, 5, false, false, List.of(), header.asArtifact(), null);
    assertThat(tops(10, header, row, row)).containsExactly(List.of(0f, 2f), List.of(0f, 2f));
  }

  @Test
  void spaceOnTopOfAPageIsDropped() {
    assertThat(tops(10, new Strip(3, 4, false, List.of()), new Strip(3, 4, false, List.of())))
        .containsExactly(List.of(0f), List.of(0f));
  }

  @Test
  void aStripMayAskForANewPage() {
    assertThat(tops(10, strip(2), strip(2).startingPage())).hasSize(2);
    assertThat(tops(10, strip(9), strip(3), strip(2).startingPage())).hasSize(3);
  }

  @Test
  void aPageOfLittleIsNotLeftAlone() {
    assertThat(tops(10, strip(9), strip(2), strip(2).startingPage()))
        .containsExactly(List.of(0f), List.of(0f, 2f));
  }

  private static Strip strip(float height) {
    return new Strip(0, height, false, List.of());
  }

  private static List<List<Float>> tops(float height, Strip... strips) {
    return Pages.of(Arrays.asList(strips), height).stream()
        .map(page -> page.stream().map(Pages.Placed::top).toList())
        .toList();
  }
}
