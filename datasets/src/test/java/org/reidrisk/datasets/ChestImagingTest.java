package org.reidrisk.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChestImagingTest {

  @Test
  void regenerating_underAnyLocaleAndTimeZone_givesTheCommittedBytes(@TempDir Path folder)
      throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      ChestImaging.main(new String[] {folder.toString()});
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    assertThat(hashes(folder)).isEqualTo(hashes(CommittedData.FOLDER));
  }

  @Test
  void main_withoutFolder_saysWhatItNeeds() {
    assertThatThrownBy(() -> ChestImaging.main(new String[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("folder");
  }

  private static Map<String, String> hashes(Path folder)
      throws IOException, NoSuchAlgorithmException {
    Map<String, String> hashes = new TreeMap<>();
    for (String name : CommittedData.generated(folder)) {
      byte[] content = CsvTable.content(folder.resolve(name));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      hashes.put(name, HexFormat.of().formatHex(hash));
    }
    return hashes;
  }
}
