package org.reidrisk.report.pdf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The texts inside plain data: records and lists of records.
 *
 * <p>Charts are many kinds of records, and a label that cannot be drawn may be in any of them. One
 * rule for all of them leaves none out, also of charts yet to come.
 */
final class Texts {

  private Texts() {}

  /** The same record with every text in it replaced. */
  static <T> T mapped(T data, UnaryOperator<String> text) {
    @SuppressWarnings("unchecked") // a record becomes a record of its class
    T mapped = (T) mappedObject(data, text);
    return mapped;
  }

  private static Object mappedObject(Object data, UnaryOperator<String> text) {
    if (data instanceof String string) {
      return text.apply(string);
    }
    if (data instanceof List<?> list) {
      return list.stream().map(element -> mappedObject(element, text)).toList();
    }
    return data instanceof Record record ? mappedRecord(record, text) : data;
  }

  private static Record mappedRecord(Record record, UnaryOperator<String> text) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        Object value = components[i].getAccessor().invoke(record);
        values[i] = value == null ? null : mappedObject(value, text);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a record does not take its own values", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("data of charts is public", e);
    }
  }
}
