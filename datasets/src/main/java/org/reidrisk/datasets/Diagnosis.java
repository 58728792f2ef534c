package org.reidrisk.datasets;

import java.time.LocalDate;
import org.reidrisk.datasets.bytes.SeededRandom;

/** The finding column's vocabulary, and how it depends on the care course, age and smoking. */
enum Diagnosis {
  NO_FINDING("No acute finding"),
  AORTIC_ANEURYSM("Aortic aneurysm"),
  ASTHMA("Asthma"),
  ATELECTASIS("Atelectasis"),
  BENIGN_BREAST_FINDING("Benign breast finding"),
  BREAST_CANCER("Breast cancer"),
  BRONCHIECTASIS("Bronchiectasis"),
  BRONCHIOLITIS("Bronchiolitis"),
  CARDIOMEGALY("Cardiomegaly"),
  HEART_FAILURE("Congestive heart failure"),
  CORONARY_DISEASE("Coronary artery disease"),
  CYSTIC_FIBROSIS("Cystic fibrosis"),
  EMPHYSEMA("Emphysema"),
  INTERSTITIAL_DISEASE("Interstitial lung disease"),
  LUNG_CANCER("Lung cancer"),
  LUNG_METASTASES("Lung metastases"),
  MESOTHELIOMA("Mesothelioma"),
  NODULE("Pulmonary nodule"),
  NEONATAL_DISTRESS("Neonatal respiratory distress"),
  PLEURAL_EFFUSION("Pleural effusion"),
  PNEUMONIA("Pneumonia"),
  PNEUMOTHORAX("Pneumothorax"),
  EMBOLISM("Pulmonary embolism"),
  RIB_FRACTURE("Rib fracture"),
  SARCOIDOSIS("Sarcoidosis"),
  TUBERCULOSIS("Tuberculosis");

  private final String label;

  Diagnosis(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Draws the finding of one study. */
  static Diagnosis draw(Person person, LocalDate day, boolean firstStudy, SeededRandom random) {
    double years = person.yearsOn(day);
    boolean smoker = person.smoker();
    return switch (person.course()) {
      case SINGLE_CHECK -> check(years, smoker, random);
      case ACUTE_CHEST ->
          switch (random.weighted(0.2, 0.42, 0.16, 0.09, 0.04, smoker ? 0.12 : 0.02, 0.05)) {
            case 0 -> NO_FINDING;
            case 1 -> PNEUMONIA;
            case 2 -> PLEURAL_EFFUSION;
            case 3 -> ATELECTASIS;
            case 4 -> PNEUMOTHORAX;
            case 5 -> EMPHYSEMA;
            default -> years < 45 ? ASTHMA : CARDIOMEGALY;
          };
      case TRAUMA ->
          switch (random.weighted(0.55, years > 60 ? 0.4 : 0.25, 0.07, 0.04)) {
            case 0 -> NO_FINDING;
            case 1 -> RIB_FRACTURE;
            case 2 -> PNEUMOTHORAX;
            default -> ATELECTASIS;
          };
      case NODULE ->
          switch (random.weighted(0.2, 0.7, smoker ? 0.1 : 0.02, smoker ? 0.08 : 0.01)) {
            case 0 -> NO_FINDING;
            case 1 -> NODULE;
            case 2 -> LUNG_CANCER;
            default -> EMPHYSEMA;
          };
      case LUNG_CANCER -> lungCancer(person, random);
      case CHRONIC_OBSTRUCTION ->
          switch (random.weighted(0.14, 0.6, 0.16, 0.06)) {
            case 0 -> NO_FINDING;
            case 1 -> EMPHYSEMA;
            case 2 -> PNEUMONIA;
            default -> BRONCHIECTASIS;
          };
      case HEART_FAILURE ->
          switch (random.weighted(0.08, 0.52, 0.18, 0.16, 0.03)) {
            case 0 -> NO_FINDING;
            case 1 -> HEART_FAILURE;
            case 2 -> PLEURAL_EFFUSION;
            case 3 -> CARDIOMEGALY;
            default -> AORTIC_ANEURYSM;
          };
      case INTERSTITIAL -> person.number() % 6 == 0 ? SARCOIDOSIS : INTERSTITIAL_DISEASE;
      case EMBOLISM -> firstStudy || random.chance(0.7) ? EMBOLISM : NO_FINDING;
      case CORONARY -> random.chance(smoker ? 0.62 : 0.4) ? CORONARY_DISEASE : NO_FINDING;
      case BREAST_SCREENING ->
          switch (random.weighted(0.86, 0.13, 0.006)) {
            case 0 -> NO_FINDING;
            case 1 -> BENIGN_BREAST_FINDING;
            default -> BREAST_CANCER;
          };
      case BREAST_CANCER -> random.chance(0.85) ? BREAST_CANCER : BENIGN_BREAST_FINDING;
      case TUBERCULOSIS -> TUBERCULOSIS;
      case CYSTIC_FIBROSIS -> random.chance(0.8) ? CYSTIC_FIBROSIS : BRONCHIECTASIS;
      case CHILD -> child(years, random);
      case INFANT ->
          switch (random.weighted(0.25, 0.5, 0.15)) {
            case 0 -> NO_FINDING;
            case 1 -> years < 0.2 ? NEONATAL_DISTRESS : BRONCHIOLITIS;
            default -> PNEUMONIA;
          };
    };
  }

  private static Diagnosis check(double years, boolean smoker, SeededRandom random) {
    double worn = years > 60 ? 2 : 1;
    double smoked = smoker ? 3 : 1;
    int drawn =
        random.weighted(
            0.84, 0.02 * worn, 0.012 * worn * smoked, 0.012 * worn * smoked, 0.012, 0.006 * worn);
    return switch (drawn) {
      case 0 -> NO_FINDING;
      case 1 -> CARDIOMEGALY;
      case 2 -> EMPHYSEMA;
      case 3 -> NODULE;
      case 4 -> ATELECTASIS;
      default -> AORTIC_ANEURYSM;
    };
  }

  private static Diagnosis lungCancer(Person person, SeededRandom random) {
    if (person.number() % 40 == 0) {
      return MESOTHELIOMA;
    }
    return switch (random.weighted(0.72, 0.16, 0.12)) {
      case 0 -> LUNG_CANCER;
      case 1 -> LUNG_METASTASES;
      default -> PLEURAL_EFFUSION;
    };
  }

  private static Diagnosis child(double years, SeededRandom random) {
    return switch (random.weighted(0.45, 0.33, years < 2 ? 0.3 : 0.01, years > 3 ? 0.12 : 0.01)) {
      case 0 -> NO_FINDING;
      case 1 -> PNEUMONIA;
      case 2 -> BRONCHIOLITIS;
      default -> ASTHMA;
    };
  }
}
