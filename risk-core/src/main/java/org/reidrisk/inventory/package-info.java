/**
 * An export looked at before anybody assesses it: what its columns are, what leaks inside their
 * values, what to leave out, and the draft of a policy.
 */
@NullMarked
package org.reidrisk.inventory;

import org.jspecify.annotations.NullMarked;
