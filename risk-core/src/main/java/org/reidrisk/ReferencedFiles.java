package org.reidrisk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/**
 * Where files come from that a policy names by path. The library opens no path on its own: whoever
 * embeds it decides what a path means and whether it may be read.
 */
@FunctionalInterface
public interface ReferencedFiles {
  /** Knows no file. */
  ReferencedFiles NONE =
      path -> {
        throw new NoSuchFileException(path);
      };

  /**
   * Opens a file.
   *
   * @param path the path as the policy writes it
   * @return its bytes; the caller closes the stream
   * @throws NoSuchFileException when there is no such file
   * @throws IOException when it cannot be read
   */
  InputStream open(String path) throws IOException;
}
