package org.reidrisk.datasets;

import java.time.LocalDate;
import java.util.List;
import org.reidrisk.datasets.bytes.CsvFile;
import org.reidrisk.datasets.bytes.Digits;
import org.reidrisk.datasets.bytes.SeededRandom;

/**
 * What an insurer can query: its members' imaging claims, dated up to three days late. Bedside
 * films of one admission are billed together now and then, so some examinations have no claim.
 */
final class BillingClaims {
  static final List<String> HEADER =
      List.of("MemberID", "ServiceDate", "ProcedureCode", "Facility", "Sex", "BirthYear", "Age");

  private static final double MEMBERS = 0.25;

  private final CsvFile file = new CsvFile(HEADER);
  private final PseudonymTruth truth;
  private final SeededRandom random;

  BillingClaims(Archive archive) {
    truth = new PseudonymTruth(archive, "MemberID");
    random = archive.random("billing claims");
    int position = 0;
    for (int person : archive.shuffledPeople("claims")) {
      String member = "M" + Digits.padded(7_000_013L + 31L * position++, 9);
      if (random.chance(MEMBERS) && addClaims(member, archive.studies(person))) {
        truth.add(member, person);
      }
    }
  }

  private boolean addClaims(String member, List<Study> studies) {
    boolean any = false;
    for (Study study : studies) {
      boolean bedside = study.scanner().modality() == Modality.CR;
      if (!random.chance(bedside ? 0.3 : 0.03)) {
        addClaim(member, study);
        any = true;
      }
    }
    return any;
  }

  private void addClaim(String member, Study study) {
    Person person = study.person();
    LocalDate service = study.day().plusDays(random.weighted(0.78, 0.13, 0.06, 0.03));
    file.add(
        List.of(
            member,
            service.toString(),
            ProcedureText.billingCode(study.scanner().modality(), study.part()),
            study.scanner().site().code(),
            person.sex().equals("O") ? "" : person.sex(),
            Integer.toString(person.birth().getYear()),
            Integer.toString(service.getYear() - person.birth().getYear())));
  }

  CsvFile file() {
    return file;
  }

  CsvFile truth() {
    return truth.file();
  }
}
