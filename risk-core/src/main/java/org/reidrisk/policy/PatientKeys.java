package org.reidrisk.policy;

import org.reidrisk.Term;

/** Whether the patient keys of an earlier release mean the same people in this one. */
public enum PatientKeys implements Term {
  /** Equal keys are one person. */
  KEPT,
  /** Keys were drawn anew; a person is recognised by everything else, if at all. */
  RE_KEYED
}
