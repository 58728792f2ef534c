package org.reidrisk.policy;

import org.reidrisk.Term;

/** A legal statement that a report carries when the policy asks for it. */
public enum Statement implements Term {
  /** What an expert determination under 45 CFR 164.514(b)(1) documents. */
  HIPAA_EXPERT_DETERMINATION,
  /** Singling out, linkability and inference, and for whom patients are identifiable. */
  DATA_PROTECTION
}
