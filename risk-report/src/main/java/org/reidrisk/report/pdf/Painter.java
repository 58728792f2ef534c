package org.reidrisk.report.pdf;

import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfAnnotation;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDestination;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfOutline;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reidrisk.report.chart.ChartDrawing;
import org.reidrisk.report.pdf.Strip.Bookmark;

/** Draws ink on the current page, each piece under its tag and the rest as artifacts. */
final class Painter {

  private static final PdfName ARTIFACT = new PdfName("Artifact");
  private static final PdfName ATTRIBUTES = new PdfName("A");
  private static final PdfName OBJECT_REFERENCE = new PdfName("OBJR");
  private static final PdfName OWNER = new PdfName("O");

  private final PdfWriter writer;
  private final Fonts fonts;
  private final float pageHeight;
  private final Map<Tag, PdfStructureElement> elements = new HashMap<>();
  private final IdentityHashMap<Bookmark, Place> places;
  private final Map<PdfStructureElement, PdfDictionary> links = new LinkedHashMap<>();
  private @Nullable PdfOutline section;
  private @Nullable Tag open;
  private boolean isOpen;

  Painter(
      PdfWriter writer,
      Fonts fonts,
      float pageHeight,
      Tag document,
      IdentityHashMap<Bookmark, Place> places) {
    this.writer = writer;
    this.fonts = fonts;
    this.pageHeight = pageHeight;
    this.places = places;
    PdfStructureElement root =
        new PdfStructureElement(writer.getStructureTreeRoot(), new PdfName(document.role()));
    elements.put(document, root);
    document.children().forEach(child -> structure(child, root));
  }

  /** Elements are made in reading order, with or without content: an empty cell is a cell. */
  private void structure(Tag tag, PdfStructureElement parent) {
    PdfStructureElement element = new PdfStructureElement(parent, new PdfName(tag.role()));
    elements.put(tag, element);
    if (!tag.scope().isEmpty()) {
      PdfDictionary attributes = new PdfDictionary();
      attributes.put(OWNER, new PdfName("Table"));
      attributes.put(new PdfName("Scope"), new PdfName(tag.scope()));
      element.put(ATTRIBUTES, attributes);
    }
    if (!tag.alternative().isEmpty()) {
      element.put(PdfName.ALT, new PdfString(tag.alternative(), PdfObject.TEXT_UNICODE));
    }
    tag.children().forEach(child -> structure(child, element));
  }

  /**
   * Draws a strip.
   *
   * @param left where it begins, from the left edge of the page
   * @param top where it begins, from the top edge of the page
   */
  void draw(Strip strip, float left, float top) {
    if (strip.bookmark() != null) {
      bookmark(strip.bookmark());
    }
    strip.inks().forEach(ink -> draw(ink, left, top));
  }

  /** Ends what is being drawn; called at the end of each page. */
  void endPage() {
    close();
    links.forEach(Painter::join);
    links.clear();
  }

  private void bookmark(Bookmark bookmark) {
    PdfOutline root = writer.getDirectContent().getRootOutline();
    PdfOutline parent = bookmark.level() == 1 || section == null ? root : section;
    Place place = place(bookmark);
    PdfDestination here = new PdfDestination(PdfDestination.XYZ, 0, above(place), 0);
    PdfOutline outline =
        new PdfOutline(parent, here, fonts.drawable(bookmark.title(), Face.REGULAR), false);
    if (bookmark.level() == 1) {
      section = outline;
    }
  }

  private Place place(Bookmark bookmark) {
    Place place = places.get(bookmark);
    if (place == null) {
      throw new IllegalStateException("a heading is on no page");
    }
    return place;
  }

  /** A little above a heading, from the bottom edge of its page. */
  private float above(Place place) {
    return pageHeight - Style.MARGIN_TOP - place.top() + 10;
  }

  /** An annotation that leads to a heading; its place is given from the edges of the page. */
  private void link(Ink.Link link, float left, float top) {
    Place place = place(link.target());
    PdfAnnotation annotation =
        new PdfAnnotation(
            writer, new Rectangle(left, top - link.height(), left + link.width(), top));
    annotation.put(PdfName.SUBTYPE, PdfName.LINK);
    annotation.put(PdfName.F, new PdfNumber(PdfAnnotation.FLAGS_PRINT));
    annotation.put(PdfName.BORDER, new PdfArray(new float[] {0, 0, 0}));
    annotation.put(
        PdfName.CONTENTS,
        new PdfString(fonts.drawable(link.target().title(), Face.REGULAR), PdfObject.TEXT_UNICODE));
    PdfArray there = new PdfArray(writer.getPageReference(place.page()));
    there.add(PdfName.XYZ);
    there.add(new PdfNumber(0));
    there.add(new PdfNumber(above(place)));
    there.add(new PdfNumber(0));
    annotation.put(PdfName.DEST, there);
    PdfStructureElement element = element(link.tag());
    annotation.put(
        PdfName.STRUCTPARENT,
        new PdfNumber(writer.getStructureTreeRoot().addExistingObject(element.getReference())));
    writer.addAnnotation(annotation);
    PdfDictionary object = new PdfDictionary(OBJECT_REFERENCE);
    object.put(PdfName.PG, writer.getCurrentPage());
    object.put(PdfName.OBJ, annotation.getIndirectReference());
    links.put(element, object);
  }

  /** Adds an annotation to its element, behind its text, which must be complete. */
  private static void join(PdfStructureElement element, PdfDictionary object) {
    PdfObject kids = element.get(PdfName.K);
    if (kids instanceof PdfArray array) {
      array.add(object);
    } else {
      PdfArray array = new PdfArray(kids);
      array.add(object);
      element.put(PdfName.K, array);
    }
  }

  private PdfStructureElement element(Tag tag) {
    PdfStructureElement element = elements.get(tag);
    if (element == null) {
      throw new IllegalStateException("a tag is not in the structure");
    }
    return element;
  }

  private void draw(Ink ink, float left, float top) {
    open(ink.tag());
    PdfContentByte page = writer.getDirectContent();
    if (ink instanceof Ink.Text text) {
      page.beginText();
      page.setColorFill(text.color());
      page.setFontAndSize(fonts.of(text.face()), text.size());
      page.setTextMatrix(left + text.left(), pageHeight - top - text.top());
      page.showText(text.text());
      page.endText();
    } else if (ink instanceof Ink.PageNumber number) {
      String text = String.valueOf(place(number.target()).page());
      float numberWidth = fonts.width(text, number.face(), number.size());
      page.beginText();
      page.setColorFill(number.color());
      page.setFontAndSize(fonts.of(number.face()), number.size());
      page.setTextMatrix(left + number.right() - numberWidth, pageHeight - top - number.top());
      page.showText(text);
      page.endText();
    } else if (ink instanceof Ink.Link link) {
      link(link, left + link.left(), pageHeight - top - link.top());
    } else if (ink instanceof Ink.Box box) {
      page.setColorFill(box.color());
      page.rectangle(
          left + box.left(),
          pageHeight - top - box.top() - box.height(),
          box.width(),
          box.height());
      page.fill();
    } else if (ink instanceof Ink.Picture picture) {
      draw(picture, left + picture.left(), pageHeight - top - picture.top() - picture.height());
    }
  }

  private void draw(Ink.Picture picture, float left, float bottom) {
    PdfContentByte page = writer.getDirectContent();
    PdfTemplate drawing = page.createTemplate(picture.width(), picture.height());
    Graphics2D graphics = drawing.createGraphics(picture.width(), picture.height(), fonts.mapper());
    ChartDrawing.draw(
        picture.chart(),
        fonts.drawn(),
        text -> fonts.drawable(text, Face.REGULAR),
        graphics,
        new Rectangle2D.Double(0, 0, picture.width(), picture.height()));
    graphics.dispose();
    page.addTemplate(drawing, left, bottom);
    PdfStructureElement figure = picture.tag() == null ? null : elements.get(picture.tag());
    if (figure != null) {
      PdfDictionary attributes = new PdfDictionary();
      attributes.put(OWNER, new PdfName("Layout"));
      attributes.put(new PdfName("Placement"), new PdfName("Block"));
      attributes.put(
          PdfName.BBOX,
          new PdfArray(
              new float[] {left, bottom, left + picture.width(), bottom + picture.height()}));
      figure.put(ATTRIBUTES, attributes);
    }
  }

  /** Neighbours under one tag share one marked sequence. */
  private void open(@Nullable Tag tag) {
    if (isOpen && open == tag) {
      return;
    }
    close();
    PdfStructureElement element = tag == null ? null : elements.get(tag);
    if (element == null) {
      writer.getDirectContent().beginMarkedContentSequence(ARTIFACT);
    } else {
      writer.getDirectContent().beginMarkedContentSequence(element);
    }
    open = tag;
    isOpen = true;
  }

  private void close() {
    if (isOpen) {
      writer.getDirectContent().endMarkedContentSequence();
      isOpen = false;
    }
  }
}
