package org.reidrisk.policy;

import java.util.List;
import java.util.Objects;
import org.reidrisk.Term;

/**
 * The ground distance that a policy asks for on a sensitive column.
 *
 * @param kind how values relate
 * @param order the values from lowest to highest, for {@link Kind#ORDERED}; empty otherwise
 * @param file the file of the hierarchy, for {@link Kind#HIERARCHICAL}; empty otherwise
 */
public record SensitiveDistance(Kind kind, List<String> order, String file) {

  /** How the values of a sensitive column relate to each other. */
  public enum Kind implements Term {
    /** Every two different values are 1 apart. */
    EQUAL,
    /** By rank of the numbers, dates or ages that the values are. */
    RANK,
    /** By rank in an order that the policy lists. */
    ORDERED,
    /** By difference of the numbers, dates or ages that the values are. */
    MAGNITUDE,
    /** By the height of the lowest common ancestor in a hierarchy of values. */
    HIERARCHICAL
  }

  /** The distance when a policy names none. */
  public static final SensitiveDistance EQUAL = new SensitiveDistance(Kind.EQUAL, List.of());

  /** Takes a copy; an order belongs to ordered values only, a file to a hierarchy. */
  public SensitiveDistance {
    Objects.requireNonNull(kind);
    order = List.copyOf(order);
    if ((kind == Kind.ORDERED) == order.isEmpty()) {
      throw new IllegalArgumentException("an order and only an order lists values");
    }
    if ((kind == Kind.HIERARCHICAL) == file.isEmpty()) {
      throw new IllegalArgumentException("a hierarchy and only a hierarchy has a file");
    }
  }

  /**
   * A distance without a file.
   *
   * @param kind how values relate
   * @param order the values from lowest to highest, for {@link Kind#ORDERED}; empty otherwise
   */
  public SensitiveDistance(Kind kind, List<String> order) {
    this(kind, order, "");
  }
}
