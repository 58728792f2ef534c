package org.reidrisk.datasets.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reidrisk.datasets.CsvTable;

class CsvFileTest {
  private final CsvFile file = new CsvFile(List.of("a", "b"));

  @Test
  void cellsWithCommasQuotesAndLineBreaks_areQuoted(@TempDir Path folder) throws Exception {
    file.add(List.of("HOLOGIC, Inc.", "says \"no\""));
    file.add(List.of("two\nlines", ""));
    Path target = folder.resolve("table.csv");
    file.writeTo(target);

    assertThat(target).hasContent("a,b\n\"HOLOGIC, Inc.\",\"says \"\"no\"\"\"\n\"two\nlines\",\n");
    assertThat(CsvTable.read(target).column("b")).containsExactly("says \"no\"", "");
  }

  @Test
  void compressedFile_hasAHeaderWithoutTimeAndReadsBack(@TempDir Path folder) throws Exception {
    file.add(List.of("1", "ä"));
    Path target = folder.resolve("table.csv.gz");
    file.writeTo(target);

    assertThat(Files.readAllBytes(target)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff);
    assertThat(new String(CsvTable.content(target), UTF_8)).isEqualTo("a,b\n1,ä\n");
  }

  @Test
  void raggedRow_isRefused() {
    assertThatThrownBy(() -> file.add(List.of("only one")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row has 1 cells, header 2");
  }
}
