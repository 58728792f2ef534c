/**
 * ARX as a second opinion: the rows that we measured, measured by ARX.
 *
 * <p>Belongs here: how rows, registers and ground distances are handed to ARX, how its figures are
 * got out of it, and its known differences by name. Does not belong here: figures of our own, other
 * than ours under ARX's rules.
 *
 * <p>ARX comes as one large jar without a module name, so this is no module either; the provider is
 * declared in {@code META-INF/services}.
 */
@NullMarked
package org.reidrisk.arx;

import org.jspecify.annotations.NullMarked;
