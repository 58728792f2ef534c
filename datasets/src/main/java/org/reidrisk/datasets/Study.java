package org.reidrisk.datasets;

import java.time.LocalDate;
import java.util.List;

/**
 * One study: what happened, and its cells as the archive holds them. A cell that the archive lacks
 * is empty here already, so that every table made from the study has the same gaps.
 *
 * @param secondOfDay when the study began
 * @param contrast whether a contrast agent was given
 * @param description the StudyDescription cell, with what somebody typed into it
 */
record Study(
    Person person,
    LocalDate day,
    int secondOfDay,
    Scanner scanner,
    BodyPart part,
    boolean contrast,
    String uid,
    String accession,
    String time,
    String sex,
    String age,
    String ethnicGroup,
    String size,
    String weight,
    String smokingStatus,
    String bodyPartExamined,
    String description,
    String comments,
    String burnedInAnnotation,
    String diagnosis,
    List<Series> series) {}
