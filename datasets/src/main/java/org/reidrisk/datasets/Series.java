package org.reidrisk.datasets;

/** One series of a study, with its cells as the release shows them. */
record Series(
    String uid,
    String description,
    String protocol,
    String kvp,
    String sliceThickness,
    String kernel,
    String pixelSpacing,
    String rows,
    String columns,
    String view,
    String position) {}
