package org.reidrisk.bench.rival;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deidentifier.arx.ARXPopulationModel;
import org.deidentifier.arx.AttributeType;
import org.deidentifier.arx.Data;
import org.deidentifier.arx.DataHandle;
import org.deidentifier.arx.risk.RiskEstimateBuilder;
import org.reidrisk.bench.Figures;

/**
 * ARX loads the file and says the classes of rows and the prosecutor risk.
 *
 * <p>Not part of the module's sources: compiled when a comparison is given an ARX.
 */
public final class ArxGrouping {
  private ArxGrouping() {}

  public static void main(String[] args) throws IOException {
    Set<String> columns = new HashSet<>(Arrays.asList(args).subList(1, args.length));
    Data data = Data.create(new File(args[0]), UTF_8, ',');
    DataHandle handle = data.getHandle();
    for (int i = 0; i < handle.getNumColumns(); i++) {
      String name = handle.getAttributeName(i);
      data.getDefinition()
          .setAttributeType(
              name,
              columns.contains(name)
                  ? AttributeType.QUASI_IDENTIFYING_ATTRIBUTE
                  : AttributeType.INSENSITIVE_ATTRIBUTE);
    }
    RiskEstimateBuilder risks =
        handle.getRiskEstimator(
            ARXPopulationModel.create(ARXPopulationModel.Region.EUROPEAN_UNION), columns);
    SortedMap<Long, Long> classesBySize = new TreeMap<>();
    int[] histogram = risks.getEquivalenceClassModel().getHistogram();
    for (int i = 0; i < histogram.length; i += 2) {
      classesBySize.put((long) histogram[i], (long) histogram[i + 1]);
    }
    double mean = risks.getSampleBasedReidentificationRisk().getAverageRisk();
    System.out.println(
        Figures.none()
            .with("program", "ARX " + version())
            .with("mean-risk", Double.toString(mean))
            .withClasses(Figures.ROWS, classesBySize)
            .json());
  }

  /** The jar may know its version. */
  private static String version() {
    String version = Data.class.getPackage().getImplementationVersion();
    return version == null ? "(version unknown)" : version;
  }
}
