/**
 * What every room of the house may say: findings, their severity, and the words that policies and
 * records share.
 *
 * <p>Nothing that knows tables, classes or policies belongs here.
 */
@NullMarked
package org.reidrisk;

import org.jspecify.annotations.NullMarked;
