package org.reidrisk.datasets;

/** What a site calls an examination: each has its own dialect, as real archives do. */
final class ProcedureText {
  private ProcedureText() {}

  /** Returns the usual StudyDescription. */
  static String studyDescription(
      Site site, Modality modality, BodyPart part, boolean contrast, boolean urgent) {
    return switch (site) {
      case UNIVERSITY, COAST -> upperCase(modality, part, contrast, urgent);
      case NORTH, CHILDREN, BREAST_CENTRE -> words(modality, part, contrast, urgent);
      case SOUTH, OUTPATIENT -> shorthand(modality, part, contrast);
    };
  }

  private static String upperCase(
      Modality modality, BodyPart part, boolean contrast, boolean urgent) {
    return switch (modality) {
      case CR -> "XR CHEST PORTABLE";
      case DX -> part == BodyPart.RIB ? "XR RIBS" : urgent ? "XR CHEST ER" : "XR CHEST 2 VIEWS";
      case CT ->
          switch (part) {
            case CHESTABDPELVIS -> "CT CHEST ABD PELVIS W";
            case HEART -> "CT CORONARY ANGIO";
            default -> contrast ? "CT CHEST W CONTRAST" : "CT CHEST W/O";
          };
      case MG -> "MAMMO BILATERAL";
      case MR -> part == BodyPart.HEART ? "MR CARDIAC FUNCTION" : "MR BREAST W/WO";
      case PT -> "PET CT WHOLE BODY FDG";
      case US -> part == BodyPart.BREAST ? "US BREAST" : "US PLEURA";
    };
  }

  private static String words(Modality modality, BodyPart part, boolean contrast, boolean urgent) {
    return switch (modality) {
      case CR -> "Chest bedside";
      case DX -> part == BodyPart.RIB ? "Ribs" : urgent ? "Chest" : "Chest pa and lateral";
      case CT ->
          switch (part) {
            case CHESTABDPELVIS -> "Thorax, abdomen, pelvis";
            case HEART -> "CT coronaries";
            default -> contrast ? "Thorax with contrast" : "Thorax plain";
          };
      case MG -> "Mammography screening";
      case MR -> part == BodyPart.HEART ? "Heart MR" : "Breast MR";
      case PT -> "PET-CT";
      case US -> part == BodyPart.BREAST ? "Breast ultrasound" : "Pleura ultrasound";
    };
  }

  private static String shorthand(Modality modality, BodyPart part, boolean contrast) {
    return switch (modality) {
      case CR -> "THX BED";
      case DX -> part == BodyPart.RIB ? "RIBS" : "THX PA/LAT";
      case CT ->
          switch (part) {
            case CHESTABDPELVIS -> "TAP +C";
            case HEART -> "CCTA";
            default -> contrast ? "THX CT +C" : "THX CT";
          };
      case MG -> "MAMMO 2V";
      case MR -> part == BodyPart.HEART ? "CMR" : "MR MAMMA";
      case PT -> "PET";
      case US -> part == BodyPart.BREAST ? "MAMMA US" : "PLEURA US";
    };
  }

  /**
   * Returns the code an insurer bills. It contains the Modality and BodyPartExamined of the
   * examination; plain films share one code, whichever of CR and DX made them.
   */
  static String billingCode(Modality modality, BodyPart part) {
    String imaging = modality.plainFilm() ? "DXCR" : modality.name();
    return "RAD-" + imaging + "-" + part.name();
  }
}
