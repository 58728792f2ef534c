package org.reidrisk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house keeps its plan: small rooms, arrows one way, and no window to the outside. */
class ArchitectureTest {
  private static final String ROOT = "org.reidrisk";

  /**
   * The arrows of {@code ARCHITECTURE.md}, room by room; every room may use the root. A row names
   * what a room imports itself, not what it reaches through others.
   */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("", Set.of()),
          Map.entry("value", Set.of()),
          Map.entry("table", Set.of("value")),
          Map.entry("group", Set.of("table")),
          Map.entry("measure", Set.of("group", "value")),
          Map.entry("policy", Set.of("table", "value", "measure")),
          Map.entry("record", Set.of("measure", "policy")),
          Map.entry("imaging", Set.of("value", "table")),
          Map.entry("inventory", Set.of("value", "table", "imaging")),
          Map.entry("drift", Set.of("value", "table", "group", "measure", "policy", "record")),
          Map.entry(
              "assess",
              Set.of(
                  "value",
                  "table",
                  "group",
                  "measure",
                  "imaging",
                  "inventory",
                  "policy",
                  "record",
                  "drift")));

  /**
   * Words of farther rooms that a row of the table does not list and that a room uses all the same:
   * a limit and a record name the unit, a record names roles, formats and histogram bars. Exactly
   * these; the test fails when one is no longer needed.
   */
  private static final Map<String, Set<String>> FARTHER_WORDS =
      Map.of(
          "policy", Set.of("group.Unit"),
          "record",
              Set.of(
                  "group.Unit",
                  "group.CandidateSets",
                  "group.ClassSizes",
                  "group.ClassSizes$Bin",
                  "table.ColumnSpec",
                  "table.Knowledge",
                  "table.Origin",
                  "table.Role",
                  "table.RoleOrigin",
                  "value.ValueFormat"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .importPackages(ROOT);

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }

  private static boolean ofTheHouse(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  @Test
  void enoughWasScanned() {
    assertThat(CLASSES).hasSizeGreaterThan(100);
    assertThat(CLASSES).noneMatch(c -> c.getName().endsWith("Test"));
    for (String room : ARROWS.keySet()) {
      long classes = CLASSES.stream().filter(c -> room(c).equals(room)).count();
      assertThat(classes).as("classes of room '%s'", room).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void roomsAreThoseOfThePlan() {
    assertThat(CLASSES.stream().map(ArchitectureTest::room).distinct())
        .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
  }

  @Test
  void arrowsAreThoseOfThePlan() {
    Set<String> wrong = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    int arrows = 0;
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String from = room(type);
        if (!ofTheHouse(target) || room(target).equals(from) || room(target).isEmpty()) {
          continue;
        }
        arrows++;
        if (ARROWS.get(from).contains(room(target))) {
          continue;
        }
        String word = target.getName().substring(ROOT.length() + 1);
        if (FARTHER_WORDS.getOrDefault(from, Set.of()).contains(word)) {
          used.add(from + " " + word);
        } else {
          wrong.add(from + " -> " + room(target) + ": " + dependency.getDescription());
        }
      }
    }
    assertThat(arrows).as("arrows looked at").isGreaterThan(300);
    assertThat(wrong).isEmpty();
    assertThat(used)
        .as("words that are still needed")
        .isEqualTo(
            FARTHER_WORDS.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(word -> e.getKey() + " " + word))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void noCyclesBetweenRooms() {
    check(SlicesRuleDefinition.slices().matching("org.reidrisk.(*)..").should().beFreeOfCycles());
    assertThat(
            CLASSES.stream()
                .filter(c -> room(c).isEmpty())
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .map(d -> d.getTargetClass().getBaseComponentType())
                .filter(ArchitectureTest::ofTheHouse)
                .filter(c -> !room(c).isEmpty()))
        .as("the root knows no room")
        .isEmpty();
  }

  private static void check(ArchRule rule) {
    assertThat(CLASSES).hasSizeGreaterThan(100);
    rule.check(CLASSES);
  }

  // No window to the outside

  /** Calls and fields that no class of the library may touch, as owner and name. */
  private static final Map<Pattern, String> FORBIDDEN =
      Map.ofEntries(
          forbidden("java\\.lang\\.System\\.(out|err|in|exit|console)", "streams and exit"),
          forbidden("java\\.lang\\.Runtime\\.(exit|halt|addShutdownHook)", "exit and hooks"),
          forbidden("java\\.lang\\.System\\.(currentTimeMillis|nanoTime)", "clock"),
          forbidden("java\\.time\\.Clock\\..*", "clock"),
          forbidden("java\\.time\\.[A-Za-z]+\\.now", "clock"),
          forbidden("java\\.util\\.Date\\.<init>", "clock"),
          forbidden("java\\.util\\.Random\\..*", "randomness"),
          forbidden("java\\.util\\.concurrent\\.ThreadLocalRandom\\..*", "randomness"),
          forbidden("java\\.security\\.SecureRandom\\..*", "randomness"),
          forbidden("java\\.lang\\.Math\\.random", "randomness"),
          forbidden("java\\.util\\.UUID\\.randomUUID", "randomness"),
          forbidden("java\\.util\\.concurrent\\.ForkJoinPool\\..*", "common pool"),
          forbidden("java\\.util\\.concurrent\\.CompletableFuture\\..*Async", "common pool"),
          forbidden(".*\\.(parallelStream|parallel)", "common pool"),
          forbidden("java\\.util\\.Arrays\\.parallel.*", "common pool"),
          forbidden("java\\.util\\.Locale\\.getDefault", "default locale"),
          forbidden("java\\.util\\.TimeZone\\.getDefault", "default time zone"),
          forbidden("java\\.time\\.ZoneId\\.systemDefault", "default time zone"),
          forbidden("java\\.nio\\.charset\\.Charset\\.defaultCharset", "default charset"),
          forbidden("java\\.lang\\.System\\.(getenv|getProperty|setProperty)", "environment"),
          forbidden("java\\.lang\\.Throwable\\.printStackTrace", "streams"));

  private static Map.Entry<Pattern, String> forbidden(String pattern, String what) {
    return Map.entry(Pattern.compile(pattern), what);
  }

  private static Stream<JavaAccess<?>> accesses() {
    return CLASSES.stream().flatMap(c -> c.getAccessesFromSelf().stream());
  }

  @Test
  void nobodyTouchesStreamsClockRandomnessOrTheCommonPool() {
    List<JavaAccess<?>> accesses = accesses().toList();
    assertThat(accesses).as("accesses looked at").hasSizeGreaterThan(3000);
    List<String> wrong = new ArrayList<>();
    for (JavaAccess<?> access : accesses) {
      String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
      FORBIDDEN.forEach(
          (pattern, what) -> {
            if (pattern.matcher(target).matches()) {
              wrong.add(what + ": " + access.getDescription());
            }
          });
    }
    assertThat(wrong).isEmpty();
  }

  /** The rule above can fail: it finds what this class itself does. */
  @Test
  void theForbiddenNames_areWrittenAsTheByteCodeHasThem() {
    JavaClasses self = new ClassFileImporter().importClasses(Offender.class);
    Set<String> found =
        self.stream()
            .flatMap(c -> c.getAccessesFromSelf().stream())
            .map(a -> a.getTargetOwner().getName() + "." + a.getTarget().getName())
            .flatMap(
                target ->
                    FORBIDDEN.entrySet().stream()
                        .filter(e -> e.getKey().matcher(target).matches())
                        .map(Map.Entry::getValue))
            .collect(Collectors.toSet());
    assertThat(found).contains("clock", "common pool", "streams and exit", "randomness");
  }

  private static final class Offender {
    @SuppressWarnings("unused")
    static long offend(List<String> list) {
      System.out.flush();
      return list.parallelStream().count()
          + System.nanoTime()
          + LocalDate.now(ZoneOffset.UTC).getYear()
          + new Random(1).nextInt();
    }
  }

  @Test
  void onlyTheTableReaderOpensFiles() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.reidrisk.table")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                "java\\.io\\.(File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "javax.net.."));
  }

  // Dependencies

  @Test
  void jacksonStaysInPolicyAndRecord() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.reidrisk.policy", "org.reidrisk.record")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "org.yaml..", "org.snakeyaml.."));
    assertThat(dependencies("com.fasterxml.jackson"))
        .as("the rule looks for something that is there")
        .containsExactlyInAnyOrder("policy", "record");
  }

  @Test
  void commonsCsvStaysInTableAndHierarchies() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.reidrisk.table", "org.reidrisk.value")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons.csv.."));
    assertThat(dependencies("org.apache.commons.csv")).containsExactlyInAnyOrder("table", "value");
  }

  /** What the library uses at all; a new dependency is a decision. */
  @Test
  void nothingElseIsUsed() {
    Set<String> roots = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String name = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!name.isEmpty() && !name.startsWith(ROOT) && !name.startsWith("java.")) {
          roots.add(Arrays.stream(name.split("\\.")).limit(4).collect(Collectors.joining(".")));
        }
      }
    }
    assertThat(roots)
        .isSubsetOf(
            "com.fasterxml.jackson.core",
            "com.fasterxml.jackson.databind",
            "com.fasterxml.jackson.dataformat",
            "org.apache.commons.csv",
            "org.apache.commons.numbers",
            "org.jspecify.annotations");
  }

  private static Set<String> dependencies(String library) {
    return CLASSES.stream()
        .filter(
            c ->
                c.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> d.getTargetClass().getName().startsWith(library)))
        .map(ArchitectureTest::room)
        .collect(Collectors.toSet());
  }

  @Test
  void noSerialisationAnnotations() {
    List<String> annotations =
        CLASSES.stream()
            .flatMap(
                c ->
                    Stream.concat(
                        c.getAnnotations().stream(),
                        c.getAllMembers().stream()
                            .filter(m -> ofTheHouse(m.getOwner()))
                            .flatMap(m -> m.getAnnotations().stream())))
            .map(a -> a.getRawType().getName())
            .distinct()
            .toList();
    assertThat(annotations)
        .as("annotations were seen, and none of them serialises")
        .contains("org.jspecify.annotations.NullMarked")
        .noneMatch(a -> a.startsWith("com.fasterxml"))
        .noneMatch(a -> a.startsWith("jakarta.") || a.startsWith("javax."));
    assertThat(dependencies("com.fasterxml.jackson.annotation")).isEmpty();
  }

  @Test
  void noLibraryTypeButFractionsInAPublicSignature() {
    Set<String> foreign = new TreeSet<>();
    int signatures = 0;
    for (JavaClass type : CLASSES) {
      if (!visible(type)) {
        continue;
      }
      for (JavaMember member : type.getMembers()) {
        boolean shown =
            member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
        if (!shown || member.getModifiers().contains(JavaModifier.SYNTHETIC)) {
          continue;
        }
        signatures++;
        typesOf(member).stream()
            .map(t -> t.getBaseComponentType().getName())
            .filter(n -> n.contains(".") && !n.startsWith("java.") && !n.startsWith(ROOT))
            .forEach(n -> foreign.add(n + " in " + member.getFullName()));
      }
      type.getAllRawInterfaces().stream()
          .map(JavaClass::getName)
          .filter(n -> !n.startsWith("java.") && !n.startsWith(ROOT))
          .forEach(n -> foreign.add(n + " above " + type.getName()));
    }
    assertThat(signatures).as("signatures looked at").isGreaterThan(300);
    assertThat(foreign)
        .allMatch(f -> f.startsWith("org.apache.commons.numbers.fraction.BigFraction in "));
    assertThat(foreign.stream().map(f -> f.replaceFirst(".* in org\\.reidrisk\\.", "")))
        .allMatch(f -> f.startsWith("measure."));
  }

  private static boolean visible(JavaClass type) {
    boolean here = type.getModifiers().contains(JavaModifier.PUBLIC);
    return here && type.getEnclosingClass().map(ArchitectureTest::visible).orElse(true);
  }

  private static Collection<JavaClass> typesOf(JavaMember member) {
    List<JavaClass> types = new ArrayList<>();
    if (member instanceof JavaField field) {
      types.addAll(field.getType().getAllInvolvedRawTypes());
    } else if (member instanceof JavaCodeUnit unit) {
      types.addAll(unit.getReturnType().getAllInvolvedRawTypes());
      unit.getParameterTypes().forEach(t -> types.addAll(t.getAllInvolvedRawTypes()));
      types.addAll(unit.getExceptionTypes());
    }
    return types;
  }

  // Conventions

  @Test
  void everyRoomIsNullMarked() {
    Set<JavaPackage> rooms =
        CLASSES.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    assertThat(rooms).hasSizeGreaterThanOrEqualTo(8);
    assertThat(rooms)
        .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class)).as(p.getName()).isTrue());
  }

  @Test
  void noRoomForOddsAndEnds() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .noneMatch(p -> p.matches(".*\\.(util|utils|common|impl|manager|service|helper)(\\..*)?"));
  }
}
