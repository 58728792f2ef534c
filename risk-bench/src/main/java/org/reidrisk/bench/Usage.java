package org.reidrisk.bench;

/**
 * What one process cost.
 *
 * @param wallSeconds from its start to its end
 * @param cpuSeconds of all its threads, in the program and in the kernel
 * @param peakMebibytes the most memory that it held at one moment
 */
record Usage(double wallSeconds, double cpuSeconds, double peakMebibytes) {}
