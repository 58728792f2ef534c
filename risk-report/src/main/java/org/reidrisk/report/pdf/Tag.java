package org.reidrisk.report.pdf;

import java.util.ArrayList;
import java.util.List;

/** A node of the document's logical structure; children are kept in reading order. */
final class Tag {

  private final String role;
  private final String scope;
  private final String alternative;
  private final List<Tag> children = new ArrayList<>();

  private Tag(String role, String scope, String alternative) {
    this.role = role;
    this.scope = scope;
    this.alternative = alternative;
  }

  static Tag document() {
    return new Tag("Document", "", "");
  }

  Tag add(String childRole) {
    return add(new Tag(childRole, "", ""));
  }

  /** A header cell, for its {@code Row} or its {@code Column}. */
  Tag addHeader(String headerScope) {
    return add(new Tag("TH", headerScope, ""));
  }

  Tag addFigure(String inWords) {
    return add(new Tag("Figure", "", inWords));
  }

  private Tag add(Tag child) {
    children.add(child);
    return child;
  }

  String role() {
    return role;
  }

  /** Empty unless this is a header cell. */
  String scope() {
    return scope;
  }

  /** Empty unless this is a figure. */
  String alternative() {
    return alternative;
  }

  List<Tag> children() {
    return children;
  }
}
