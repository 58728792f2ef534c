/** Single loops of the library under JMH: reading, grouping, counting patients, t-closeness. */
@NullMarked
package org.reidrisk.bench.hot;

import org.jspecify.annotations.NullMarked;
