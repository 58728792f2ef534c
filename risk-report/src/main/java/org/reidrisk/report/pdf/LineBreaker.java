package org.reidrisk.report.pdf;

import java.util.ArrayList;
import java.util.List;

/** Breaks drawable text into lines: between words, inside long names, and anywhere if it must. */
final class LineBreaker {

  private final Fonts fonts;
  private final Face face;
  private final float size;

  LineBreaker(Fonts fonts, Face face, float size) {
    this.fonts = fonts;
    this.face = face;
    this.size = size;
  }

  /** At least one line; none is wider than the width, a space at its end apart. */
  List<String> lines(String drawable, float width) {
    List<String> lines = new ArrayList<>();
    for (String part : drawable.split("\n", -1)) {
      breakInto(lines, part, width);
    }
    return lines;
  }

  /** The widest word, or the widest piece of a word that is wider than the cap. */
  float narrowest(String drawable, float cap) {
    float widest = 0;
    for (String word : drawable.split("[ \n]", -1)) {
      float width = width(word);
      if (width <= cap) {
        widest = Math.max(widest, width);
      } else {
        for (String piece : pieces(word)) {
          widest = Math.max(widest, Math.min(width(piece), cap));
        }
      }
    }
    return widest;
  }

  /** The widest line when only line ends break. */
  float widest(String drawable) {
    float widest = 0;
    for (String part : drawable.split("\n", -1)) {
      widest = Math.max(widest, width(part));
    }
    return widest;
  }

  private void breakInto(List<String> lines, String text, float width) {
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      if (!line.isEmpty() && width(line + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (width(word) <= width) {
        line.append(word);
      } else {
        for (String piece : pieces(word)) {
          for (String bit : bits(piece, width)) {
            if (!line.isEmpty() && width(line + bit) > width) {
              lines.add(line.toString());
              line.setLength(0);
            }
            line.append(bit);
          }
        }
      }
      line.append(' ');
    }
    lines.add(line.toString().stripTrailing());
  }

  /** Cuts a name behind its punctuation and before its capitals. */
  private static List<String> pieces(String word) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < word.length(); i++) {
      char before = word.charAt(i - 1);
      char here = word.charAt(i);
      boolean behindPunctuation = "-_/.,;:@=&|~)]}".indexOf(before) >= 0;
      boolean beforeCapital = Character.isLowerCase(before) && Character.isUpperCase(here);
      if (behindPunctuation || beforeCapital) {
        pieces.add(word.substring(start, i));
        start = i;
      }
    }
    pieces.add(word.substring(start));
    return pieces;
  }

  private List<String> bits(String piece, float width) {
    List<String> bits = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= piece.length(); end++) {
      if (end - start > 1 && width(piece.substring(start, end)) > width) {
        bits.add(piece.substring(start, end - 1));
        start = end - 1;
      }
    }
    bits.add(piece.substring(start));
    return bits;
  }

  private float width(String text) {
    return fonts.width(text, face, size);
  }
}
