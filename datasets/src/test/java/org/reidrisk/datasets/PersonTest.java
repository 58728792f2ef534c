package org.reidrisk.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reidrisk.datasets.bytes.SeededRandom;

class PersonTest {
  private static final LocalDate BIRTH = LocalDate.of(2022, 3, 1);

  private static Person bornOn(LocalDate birth) {
    return new Person(
        1, CareCourse.CHILD, "F", birth, "White", 165, 16, false, BIRTH, Site.CHILDREN);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-03-01, 000D",
    "2022-03-21, 020D",
    "2022-03-22, 003W",
    "2022-05-30, 012W",
    "2022-05-31, 002M",
    "2023-09-01, 018M",
    "2024-02-29, 023M",
    "2024-03-02, 002Y",
    "2080-03-01, 058Y",
    "2125-02-28, 102Y",
  })
  void ageString_growsFromDaysToYears(LocalDate day, String age) {
    assertThat(bornOn(BIRTH).ageStringOn(day)).isEqualTo(age);
  }

  @Test
  void height_growsUpToTheAdultHeight() {
    Person person = bornOn(BIRTH);
    List<Double> heights =
        List.of(
            person.heightOn(BIRTH),
            person.heightOn(BIRTH.plusYears(1)),
            person.heightOn(BIRTH.plusYears(8)),
            person.heightOn(BIRTH.plusYears(40)));

    assertThat(heights).isSorted();
    assertThat(heights.get(0)).isBetween(48.0, 52.0);
    assertThat(heights.get(3)).isEqualTo(165.0);
  }

  @Test
  void invent_onlyWomenComeForScreening() {
    for (int number = 0; number < 2_000; number++) {
      Person person = Person.invent(number, SeededRandom.of(3, "person", number));
      assertThat(person.sex()).isIn("F", "M", "O");
      if (person.course().onlyWomen()) {
        assertThat(person.sex()).isEqualTo("F");
      }
      assertThat(CarePlanner.plan(person, SeededRandom.of(3, "plan", number))).isNotEmpty();
    }
  }
}
