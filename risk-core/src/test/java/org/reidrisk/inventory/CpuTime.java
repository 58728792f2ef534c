package org.reidrisk.inventory;

import java.lang.management.ManagementFactory;

/** The time that a thread has worked: what else the machine does is not in it. */
final class CpuTime {
  private CpuTime() {}

  /** Nanoseconds of this thread. */
  static long ofThread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
