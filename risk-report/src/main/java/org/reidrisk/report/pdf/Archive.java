package org.reidrisk.report.pdf;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfStream;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.reidrisk.report.document.ReportDocument;

/**
 * What makes a file archivable and its bytes repeatable: dates, identity, color space, metadata.
 */
final class Archive {

  private static final String PRODUCER = "OpenPDF";
  private static final int ID_LENGTH = 16;

  private static final String XMP =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>2</pdfaid:part>
      <pdfaid:conformance>A</pdfaid:conformance>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <pdfuaid:part>1</pdfuaid:part>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:format>application/pdf</dc:format>
      <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
      <pdf:Producer>{producer}</pdf:Producer>
      </rdf:Description>
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
      <xmp:CreatorTool>{tool}</xmp:CreatorTool>
      <xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>
      <xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
      </rdf:Description>
      <rdf:Description rdf:about=""
       xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
       xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
       xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
      <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
      </rdf:li></rdf:Bag></pdfaExtension:schemas>
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="w"?>
      """;

  private Archive() {}

  /** Marks an opened document; whatever OpenPDF would take from the clock is replaced. */
  static void mark(PdfWriter writer, ReportDocument document, Paper paper) throws IOException {
    String title = xmlCharacters(document.title());
    String tool = xmlCharacters(document.tool());
    PdfDictionary info = writer.getInfo();
    info.put(PdfName.TITLE, new PdfString(title, PdfObject.TEXT_UNICODE));
    info.put(PdfName.CREATOR, new PdfString(tool, PdfObject.TEXT_UNICODE));
    info.put(PdfName.PRODUCER, new PdfString(PRODUCER));
    PdfDate date = date(document);
    info.put(PdfName.CREATIONDATE, date);
    info.put(PdfName.MODDATE, date);
    byte[] id = id(document, paper);
    info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
    PdfDictionary catalog = writer.getExtraCatalog();
    catalog.put(PdfName.LANG, new PdfString(document.language(), PdfObject.TEXT_UNICODE));
    catalog.put(PdfName.OUTPUTINTENTS, new PdfArray(outputIntent(writer)));
    // The title comes last: whatever it holds is not searched for places.
    String metadata =
        XMP.replace("{language}", escaped(document.language()))
            .replace("{producer}", PRODUCER)
            .replace("{date}", document.asOf().toString())
            .replace("{tool}", escaped(tool))
            .replace("{title}", escaped(title));
    writer.setXmpMetadata(metadata.getBytes(StandardCharsets.UTF_8));
  }

  private static PdfDate date(ReportDocument document) {
    GregorianCalendar calendar =
        new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    calendar.setTimeInMillis(
        document.asOf().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    return new PdfDate(calendar);
  }

  private static byte[] id(ReportDocument document, Paper paper) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((paper + " " + document).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static PdfDictionary outputIntent(PdfWriter writer) throws IOException {
    PdfStream profile = new PdfStream(SrgbProfile.bytes());
    profile.put(PdfName.N, new PdfNumber(3));
    PdfDictionary intent = new PdfDictionary(PdfName.OUTPUTINTENT);
    intent.put(PdfName.S, new PdfName("GTS_PDFA1"));
    intent.put(PdfName.OUTPUTCONDITIONIDENTIFIER, new PdfString("sRGB IEC61966-2.1"));
    intent.put(PdfName.INFO, new PdfString("sRGB IEC61966-2.1"));
    intent.put(PdfName.DESTOUTPUTPROFILE, writer.addToBody(profile).getIndirectReference());
    return intent;
  }

  /** What XML cannot hold becomes the replacement character. */
  private static String xmlCharacters(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().map(c -> isXml(c) ? c : 0xFFFD).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isXml(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c > 0xFFFF;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
