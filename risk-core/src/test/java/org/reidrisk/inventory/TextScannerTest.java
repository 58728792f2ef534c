package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reidrisk.table.SplitMix64;

/** What the scanner finds in texts, each with the kinds that a person would say it holds. */
class TextScannerTest {
  /** A text, a bar, and the kinds by their words; none for a near miss. */
  private static final String LABELLED =
      """
      CT chest abdomen pelvis - 55F Dr. Smith|age titled-name
      58M with cough|age
      CT CHEST 58M|age
      58 yo male, fall|age
      58yo|age
      a 58-year-old woman|age
      58 year old|age
      58 y/o|age
      58 y.o. F|age
      3 weeks old|age
      58 male|age
      female 47|age
      M/58|age
      58/F|age
      age: 58|age
      Aged 58|age
      Alter 72|age
      edad: 61|age
      Pat. 55 J.|age
      55 J.|age
      72J|age
      58-jähriger Patient|age
      58 Jahre alt|age
      58 ans|age
      edad 61 años|age
      61 anni|age
      058Y|age
      018M|age
      Dr. Smith|titled-name
      Dr Smith|titled-name
      dr. smith|titled-name
      CHEST DR SMITH|titled-name
      Dr. J. Smith|titled-name
      ref. by Prof. Dr. Müller|titled-name
      Prof Müller|titled-name
      Mrs. Robinson|titled-name
      Mr Jones|titled-name
      MR. JONES|titled-name
      Ms. Ōtani|titled-name
      Herr Schneider|titled-name
      FRAU SCHNEIDER|titled-name
      Mme Dupont|titled-name
      Sra. García|titled-name
      Knie links Fr./Dr. Özdemir|titled-name
      Patient: Kowalski|titled-name
      operator: Jane|titled-name
      MRI read by Kowalski, MD|titled-name
      /data/Dr_Smith/scan1|titled-name
      Smith^John|caret-name
      SMITH^JOHN^A^^MD|caret-name
      O'Brien^Mary-Ann|caret-name
      Müller^Jürgen|caret-name
      Иванов^Пётр|caret-name
      /archive/Smith^John/CT/1.dcm|caret-name
      van der Berg^Anna|caret-name
      Smith, John|comma-name
      GARCIA, MARIA|comma-name
      Smith, John A.|comma-name
      john.smith@hospital.org|email
      send to j_smith+ct@rad.uni-x.de please|email
      smith (at) hospital.org|email
      smith[at]hospital.org|email
      ＪＯＨＮ@ｈｏｓｐ.org|email
      call 555-123-4567|phone
      (617) 555-0123|phone
      617-555-0123|phone
      617.555.0123|phone
      1-617-555-0123|phone
      +1 617 555 0123|phone
      +49 89 1234567|phone
      +49 (0) 89 1234567|phone
      +4989123456789|phone
      0049 89 1234567|phone
      089/1234567|phone
      (0171) 1234567|phone
      0171-12345678|phone
      020 7946 0958|phone
      Tel. 030 123456|phone
      Tel: 123456|phone
      phone no 5551234|phone
      01 23 45 67 90|phone
      01 42 68 53 00|phone
      01.42.68.53.00|phone
      123-45-6789|social-security
      SSN 123 45 6789|social-security
      ssn: 123456789|social-security
      seen 2021-03-14|date
      20210314|date
      CT20210314|date
      20210314_151935|date
      20210314151935|date
      20210314T151935|date
      2021/03/14|date
      2021:03:14 15:19:35|date
      2021.03.14|date
      2021_03_14|date
      14.03.2021|date
      14.3.2021|date
      03/14/2021|date
      3-14-2021|date
      03/14/21|date
      DOB 14.03.61|birth-date date
      geb. 14.03.1961|birth-date date
      date of birth: 1961-03-14|birth-date date
      birth date 03/14/1961|birth-date date
      born on March 14, 1961|birth-date date
      born March 1961|birth-date date
      nacido el 14 de marzo de 1961|birth-date date
      DOB19610314|birth-date date
      seen 2021-03-14, dob 1961-03-14|birth-date date
      born prematurely, seen 2021-03-14|date
      seen 2021-03-14 before birth|date
      birth 3 times|
      newborn 2021-03-14|date
      14 Mar 2021|date
      14-MAR-2021|date
      14-Mar-21|date
      14MAR2021|date
      March 14, 2021|date
      March 2021|date
      14. März 2021|date
      14 de marzo de 2021|date
      14 août 2021|date
      14 maggio 2021|date
      2021年3月14日|date
      ２０２１年３月１４日|date
      2021년 3월 14일|date
      ٢٠٢١-٠٣-١٤|date
      29.02.2020|date
      Acc 4711471|long-number
      MRN 123456|long-number
      pat 00471147|long-number
      12345678901234567890123|long-number
      study 8675309 final|long-number
      RAD2021001234|code
      A1234567|code
      XRN1234|code
      ACC-2021-00123|code
      E12345678|code
      RIS-48213|code
      d41d8cd98f00b204e9800998ecf8427e|code
      3f2504e04f8911d39a0c|code
      20210314-4711-4711-8201-123456789abc|code
      case f81d4fae-7dec-11d0-a765-00a0c91e6bf6.dcm|code
      f81d4fae-7dec-11d0|
      see https://pacs.example.org/x|url
      www.example.org|url
      ftp://example.org|url
      192.168.1.15|ip-address
      host 10.0.0.5|ip-address
      172.16.4.9|ip-address
      141.42.108.17|ip-address
      1.2.840.113619.2.176.2025|uid
      /x/1.3.6.1.4.1.14519.5.2.1.99/|uid
      T1 SE 5mm|
      CT CHEST W/O 3.0 B30f|
      2mm x 3|
      L4-L5|
      C6-C7|
      1.5T|
      20 GY|
      MR 64CH HEAD|
      4D flow|
      DR CHEST PA|
      Dr Chest Pa|
      MS PROTOCOL|
      AX T2 FS|
      PROF CHECK|
      MR KNIEGELENK LINKS|
      MR UROGRAM|
      DR SACROCOX|
      MRS BRAIN|
      MRS SVS|
      DTI MD|
      HEAD^ROUTINE|
      Thorax^Routine|
      Neuro^Research|
      Abdomen^01_Abdomen|
      Kopf^Schädel|
      ANON^PATIENT|
      Anonymous^^^|
      Chest, PA|
      Knee, left|
      Boston, MA|
      head first, supine|
      kernel 55F|
      6F catheter|
      12F|
      14 F pigtail 55F cath|
      24M|
      FU 24M|
      24M follow-up|
      follow-up 5 years|
      suivi 5 ans|
      5Y|
      64M|age
      FA 30|
      TR 2000 TE 30|
      TR2000TE30|
      TR12000|
      b1000|
      ep2d_diff_b1000_ADC|
      512x512x300|
      512 512 1024|
      256-256|
      1.25 2.50 3.75 4.00|
      +1.25 2.50 3.75|
      +120 kV|
      T1+C 3D|
      0.123456|
      12.345678|
      123259000 Hz|
      63866012Hz|
      1000000|
      IMG_000001.dcm|
      00000012|
      IM00012|
      img12345.dcm|
      VB17A|
      syngo MR E11|
      syngo.via VB30A_HF04|
      v 12.120.35.10|
      30.1.0.3|
      2.0.11.5|
      01 02 03 04 05|
      1/2/3|
      0/45/90|
      31.02.2021|
      99999999|
      2021|
      MAR 3.0|
      iMAR 2000|
      MAR 2000|
      SEP 12|
      may enhance|
      T2@1.5T|
      CTA@0.6mm|
      a@b|
      s3://bucket/key|
      000-12-3456|
      123-45-678901|long-number
      mri-2000-100|
      PA + LAT|
      t2_tse_dixon_sag_p2|
      SLC 1024|
      SLAB2048|
      HeadNeck2019|
      Series 12 of 14|
      image 58|
      2.5D RECON|
      ＴＲ２０００|
      頭部CT|
      Грудная клетка|
      DR ОГК|
      100%|
      [1.0, 0.0, 0.0]|
      ORIGINAL\\PRIMARY\\AXIAL|
      n/a|
      """;

  /** Reads the labelled lines; a text may hold no bar. */
  private static String[] line(String line) {
    int bar = line.lastIndexOf('|');
    return new String[] {line.substring(0, bar), line.substring(bar + 1)};
  }

  private static String words(Set<TextKind> kinds) {
    return kinds.stream().map(TextKind::word).sorted().collect(Collectors.joining(" "));
  }

  /** The labelled texts for which a scanner says anything but their labels. */
  private static Set<String> wrong(Function<String, Set<TextKind>> scanner) {
    Set<String> wrong = new TreeSet<>();
    for (String line : LABELLED.lines().toList()) {
      String[] parts = line(line);
      String found = words(scanner.apply(parts[0]));
      if (!found.equals(parts[1])) {
        wrong.add(parts[0] + " -> " + found + ", not " + parts[1]);
      }
    }
    return wrong;
  }

  @Test
  void labelledTexts() {
    long texts = LABELLED.lines().count();
    long positives = LABELLED.lines().filter(l -> !line(l)[1].isEmpty()).count();
    assertThat(texts).isGreaterThan(200);
    assertThat(positives).isBetween(100L, texts - 80);
    assertThat(wrong(TextScanner::kinds)).isEmpty();
  }

  /** The labels can fail: a scanner blind for one kind, or seeing it everywhere, is told apart. */
  @ParameterizedTest
  @EnumSource(TextKind.class)
  void theLabelsTellWrongScannersApart(TextKind kind) {
    assertThat(
            wrong(
                text -> {
                  Set<TextKind> kinds = EnumSet.copyOf(TextScanner.kinds(text));
                  kinds.remove(kind);
                  return kinds;
                }))
        .isNotEmpty();
    assertThat(
            wrong(
                text -> {
                  Set<TextKind> kinds = EnumSet.copyOf(TextScanner.kinds(text));
                  kinds.add(kind);
                  return kinds;
                }))
        .hasSizeGreaterThan(100);
  }

  /** What surrounds a text by blanks and known words does not hide it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Smith^John",
        "a.b@host.org",
        "617-555-0123",
        "2021-03-14",
        "Dr. Smith",
        "58-year-old"
      })
  void foundAnywhere(String leak) {
    Set<TextKind> alone = TextScanner.kinds(leak);
    for (String frame :
        new String[] {"CT head, # done", "axial (#) plain", "#; contrast", "\t# "}) {
      assertThat(TextScanner.kinds(frame.replace("#", leak))).as(frame).containsAll(alone);
    }
  }

  @Test
  void oneScannerForManyTexts_answersAsANewOneDoes() {
    TextScanner scanner = new TextScanner();
    for (String line : LABELLED.lines().toList()) {
      String text = line(line)[0];
      assertThat(scanner.mask(text)).isEqualTo(new TextScanner().mask(text));
    }
  }

  @Test
  void anyUnicodeIsSurvived() {
    SplitMix64 random = new SplitMix64(71);
    TextScanner scanner = new TextScanner();
    String marks = "0123456789.:-/_ ^,@+()MFTYJab\u00e9\ud83d\ude00\u0301\u200b\n\0";
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.below(60);
      for (int c = 0; c < length; c++) {
        text.append(
            random.chance(0.8)
                ? marks.charAt(random.below(marks.length()))
                : (char) random.below(0x10000));
      }
      int mask = scanner.mask(text.toString());
      assertThat(mask).isBetween(0, (1 << TextKind.values().length) - 1);
    }
  }

  /** Square time would take minutes for a megabyte. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "1.",
        "1-",
        "1 ",
        "a^",
        "@a.",
        "@",
        "Dr. ",
        "58 ",
        "58M ",
        "a,",
        "://",
        "www.",
        "(at)",
        "0",
        "+",
        "2021-",
        "1a",
        "12 34 ",
        "\u0301",
        "Dr Smith 55F 2021-03-14 0171/1234567 ",
        "f0",
        "(",
        "MAR ",
        "age "
      })
  void aMegabyteInLinearTime(String unit) {
    TextScanner scanner = new TextScanner();
    String small = unit.repeat(100_000 / unit.length());
    String large = unit.repeat(1_000_000 / unit.length());
    scanner.mask(small);
    scanner.mask(small);
    long start = CpuTime.ofThread();
    scanner.mask(large);
    assertThat(CpuTime.ofThread() - start).as("ns for a megabyte").isLessThan(1_500_000_000L);
  }
}
