/**
 * Measures re-identification risk in tabular exports of imaging metadata, per patient, and decides
 * against a written policy.
 *
 * <p>The library reads no clock, prints nothing, opens no file that its caller did not hand in and
 * holds no global state.
 */
module org.reidrisk.core {
  requires transitive org.apache.commons.numbers.fraction;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires org.apache.commons.csv;
  requires org.apache.commons.numbers.gamma;
  requires static transitive org.jspecify;

  uses org.reidrisk.assess.CrossCheck;

  exports org.reidrisk;
  exports org.reidrisk.assess;
  exports org.reidrisk.drift;
  exports org.reidrisk.group;
  exports org.reidrisk.imaging;
  exports org.reidrisk.inventory;
  exports org.reidrisk.measure;
  exports org.reidrisk.policy;
  exports org.reidrisk.record;
  exports org.reidrisk.table;
  exports org.reidrisk.value;
}
