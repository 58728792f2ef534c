package org.reidrisk.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hierarchy files as ARX writes them, and files that are none. */
class HierarchyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flu;airways;*\nhiv;blood;*\ncold;airways;*\n",
        "flu,airways,*\nhiv,blood,*\ncold,airways,*\n",
        "flu\tairways\t*\nhiv\tblood\t*\ncold\tairways\t*\n",
        // Without a last line end, with those of Windows, with a byte order mark, with empty lines.
        "flu;airways;*\nhiv;blood;*\ncold;airways;*",
        "flu;airways;*\r\nhiv;blood;*\r\ncold;airways;*\r\n",
        "\uFEFFflu;airways;*\nhiv;blood;*\ncold;airways;*\n",
        "flu;airways;*\n\nhiv;blood;*\n\n\ncold;airways;*\n\n",
        "\nflu;airways;*\nhiv;blood;*\ncold;airways;*\n",
        "\r\n\r\nflu,airways,*\r\nhiv,blood,*\r\ncold,airways,*",
        // Quoted cells.
        "\"flu\";\"airways\";\"*\"\n\"hiv\";blood;*\ncold;airways;\"*\"\n",
      })
  void oneTreeInManySpellings(String text) {
    Hierarchy tree = Hierarchy.parse(text);
    assertThat(tree.height()).isEqualTo(2);
    assertThat(tree.path("flu")).contains(List.of("airways", "*"));
    assertThat(tree.path("hiv")).contains(List.of("blood", "*"));
    assertThat(tree.path("cold")).contains(List.of("airways", "*"));
    assertThat(tree.path("airways")).isEmpty();
    assertThat(tree.path("")).isEmpty();
    assertThat(tree).hasToString("Hierarchy of 3 values, height 2");
  }

  @Test
  void semicolonComesBeforeCommaBeforeTab() {
    Hierarchy tree = Hierarchy.parse("a,b;x\ty;*\nc;x\ty;*\n");
    assertThat(tree.path("a,b")).contains(List.of("x\ty", "*"));
    assertThat(Hierarchy.parse("a\tb,*\nc,*\n").path("a\tb")).contains(List.of("*"));
  }

  @Test
  void quotedCellsHoldDelimitersQuotesAndLineEnds() {
    Hierarchy tree = Hierarchy.parse("\"a;\"\"b\"\"\nc\";x;*\nd;x;*\n");
    assertThat(tree.path("a;\"b\"\nc")).contains(List.of("x", "*"));
    assertThat(tree.height()).isEqualTo(2);
  }

  @Test
  void blanksAreKept() {
    // Values are compared as they stand in the table; a format may strip them later.
    Hierarchy tree = Hierarchy.parse(" a;x ;*\nb;x ;*\n");
    assertThat(tree.path("a")).isEmpty();
    assertThat(tree.path(" a")).contains(List.of("x ", "*"));
  }

  @Test
  void missingRootIsAdded() {
    Hierarchy tree = Hierarchy.parse("flu;airways\nhiv;blood\ncold;airways\n");
    assertThat(tree.height()).isEqualTo(2);
    assertThat(tree.path("flu")).contains(List.of("airways", "*"));
    assertThat(tree.path("hiv")).contains(List.of("blood", "*"));
  }

  @Test
  void valuesAloneAreAFlatTree() {
    Hierarchy tree = Hierarchy.parse("flu\nhiv\n");
    assertThat(tree.height()).isEqualTo(1);
    assertThat(tree.path("flu")).contains(List.of("*"));
    // Also when there is one only: it is a value, not its own root.
    assertThat(Hierarchy.parse("flu").path("flu")).contains(List.of("*"));
  }

  @Test
  void rootMayHaveAnyName() {
    Hierarchy tree = Hierarchy.parse("flu;any\nhiv;any\n");
    assertThat(tree.height()).isEqualTo(1);
    assertThat(tree.path("hiv")).contains(List.of("any"));
  }

  @Test
  void valueThatIsGeneralisedToItselfStandsOnBothLevels() {
    Hierarchy tree = Hierarchy.parse("a;a;*\nb;b;*\n");
    assertThat(tree.path("a")).contains(List.of("a", "*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\n\n\r\n", "\uFEFF", "\uFEFF\n"})
  void emptyFileIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse(text))
        .withMessage("is empty; each line is a value and its generalisations");
  }

  @Test
  void linesOfAnotherLengthAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("secret1;secret2;*\nsecret3;*\n"))
        .withMessage("line 2 has 2 cells, the first has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("a;*\nb;*\nc;x;*\n"))
        .withMessage("line 3 has 3 cells, the first has 2");
  }

  @Test
  void messagesCountTheLinesOfTheFile() {
    // Empty lines and cells of several lines count, as they do in an editor.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("a;x;*\n\n\nb;*\n"))
        .withMessage("line 4 has 2 cells, the first has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("\"a;1\n2\";x;*\nb;x;*\nb;x;*\n"))
        .withMessage("line 4: the value stands there twice; remove one of the lines");
  }

  /** A header would raise the tree by a level: siblings of three levels would be 2/3 apart. */
  @Test
  void headerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("secret;group;all\na;x;*\nb;x;*\nc;y;*\n"))
        .withMessage(
            "line 1: looks like a header, its last cell is that of no other line; remove it, or"
                + " end all lines with one root such as *");
    // Two lines may be two trees, and so may the groups of more.
    assertThat(Hierarchy.parse("a;x\nb;y\n").height()).isEqualTo(2);
    assertThat(Hierarchy.parse("a;x\nb;y\nc;x\n").height()).isEqualTo(2);
    assertThat(Hierarchy.parse("a;x;*\nb;y;*\nc;y;*\n").height()).isEqualTo(2);
  }

  @Test
  void emptyGeneralisationsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("secret;x;*;\nb;x;*;\n"))
        .withMessage("has an empty last column; remove the separator at the end of its lines");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("a;x;*\nsecret;;*\n"))
        .withMessage("line 2: cell 2 is empty; every level has a name");
    // A missing value may have a line.
    assertThat(Hierarchy.parse(";none;*\na;x;*\n").path("")).contains(List.of("none", "*"));
  }

  @Test
  void repeatedValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("secret;x;*\nb;x;*\nsecret;x;*\n"))
        .withMessage("line 3: the value stands there twice; remove one of the lines");
  }

  @Test
  void generalisationWithTwoParentsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("a;secret;left;*\nb;secret;right;*\n"))
        .withMessage(
            "line 2: a generalisation is itself generalised in two ways; give one of them another"
                + " name");
    // Also below a root that is added.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("a;secret;left\nb;secret;right\n"))
        .withMessage(
            "line 2: a generalisation is itself generalised in two ways; give one of them another"
                + " name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret;x;*\n\"secret2;x;*\n",
        "\"secret\"2;x;*\n",
        "secret;x;*\nsecret;y;*\n",
        "secret;secret2;secret3\nb;secret2;secret4\n",
        "secret;x\nsecret2\n",
      })
  void messagesNameNoValue(String text) {
    Throwable refusal = catchThrowable(() -> Hierarchy.parse(text));
    assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain("secret");
    }
  }

  // Canonical values

  @Test
  void valuesAreComparedInTheFormatOfTheColumn() {
    Hierarchy tree = Hierarchy.parse("058Y;old;*\n1.0Y;young;*\n9D;young;*\n");
    Hierarchy ages = tree.canonical(ValueFormat.AGE);
    assertThat(ages.height()).isEqualTo(2);
    assertThat(ages.path("58Y")).contains(List.of("old", "*"));
    assertThat(ages.path("1Y")).contains(List.of("young", "*"));
    assertThat(ages.path("058Y")).isEmpty();
    // The tree itself is as it was.
    assertThat(tree.path("058Y")).contains(List.of("old", "*"));
  }

  @Test
  void spellingsOfOneValueMayStandBesideEachOtherWhenTheyAgree() {
    Hierarchy ages =
        Hierarchy.parse("058Y;old;*\n58;old;*\n58Y;old;*\n").canonical(ValueFormat.AGE);
    assertThat(ages).hasToString("Hierarchy of 1 values, height 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hierarchy.parse("058Y;old;*\n58;young;*\n").canonical(ValueFormat.AGE))
        .withMessage("two spellings of one value are generalised in two ways");
  }

  @Test
  void whatDoesNotParseKeepsItsText() {
    Hierarchy ages = Hierarchy.parse("58;old;*\nunknown;none;*\n").canonical(ValueFormat.AGE);
    assertThat(ages.path("unknown")).contains(List.of("none", "*"));
    assertThat(ages.path("58Y")).contains(List.of("old", "*"));
  }

  @Test
  void textKeepsEverySpelling() {
    Hierarchy text = Hierarchy.parse("1;a;*\n1.0;b;*\n").canonical(ValueFormat.TEXT);
    assertThat(text.path("1")).contains(List.of("a", "*"));
    assertThat(text.path("1.0")).contains(List.of("b", "*"));
  }
}
