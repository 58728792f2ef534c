/**
 * The seeded generator of the synthetic tables beside it. Nothing depends on it, and it depends on
 * nothing: what it writes can be checked without trusting the tool that measures it.
 */
module org.reidrisk.datasets {
  requires static org.jspecify;
}
