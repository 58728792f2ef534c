package org.reidrisk.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrgbProfileTest {

  private final ColorSpace ours = new ICC_ColorSpace(ICC_Profile.getInstance(SrgbProfile.bytes()));
  private final ColorSpace platform = ColorSpace.getInstance(ColorSpace.CS_sRGB);

  @ParameterizedTest
  @CsvSource({"0,0,0", "1,1,1", "1,0,0", "0,1,0", "0,0,1", "0.5,0.5,0.5", "0.02,0.3,0.8"})
  void agreesWithThePlatform(float red, float green, float blue) {
    float[] color = {red, green, blue};
    assertThat(ours.toCIEXYZ(color)).containsExactly(platform.toCIEXYZ(color), within(0.002f));
  }
}
