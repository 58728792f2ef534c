/**
 * Who looks alike: classes of rows and of patients, and what is sensitive inside them.
 *
 * <p>Counts only. Turning counts into risks belongs to {@code measure}; deciding belongs to {@code
 * policy}.
 */
@NullMarked
package org.reidrisk.group;

import org.jspecify.annotations.NullMarked;
