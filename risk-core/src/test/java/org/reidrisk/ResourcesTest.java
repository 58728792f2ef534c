package org.reidrisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {

  @Test
  void modest_isOneThreadAndNothingElse() {
    Resources modest = Resources.modest();
    assertThat(modest.threads()).isEqualTo(1);
    assertThat(modest.memory()).isEqualTo(Long.MAX_VALUE);
    assertThat(modest.temporaryFolder()).isEmpty();
    assertThat(modest.progress()).isSameAs(Progress.SILENT);
    assertThat(modest).hasToString("Resources of 1 thread");
    modest.progress().at(Progress.Stage.READ, 1, 2, 3);
  }

  @Test
  void eachChange_isACopyThatKeepsTheRest() {
    Progress listener = (stage, done, total, rows) -> {};
    Path folder = Path.of("somewhere");
    Resources changed =
        Resources.modest()
            .withThreads(3)
            .withMemory(1)
            .withTemporaryFolder(folder)
            .withProgress(listener);
    assertThat(changed.threads()).isEqualTo(3);
    assertThat(changed.memory()).isEqualTo(1);
    assertThat(changed.temporaryFolder()).contains(folder);
    assertThat(changed.progress()).isSameAs(listener);
    assertThat(changed).hasToString("Resources of 3 threads");
    assertThat(Resources.modest().threads()).isEqualTo(1);
  }

  @Test
  void nothingToWorkWith_isRefused() {
    Resources modest = Resources.modest();
    assertThatThrownBy(() -> modest.withThreads(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("thread");
    assertThatThrownBy(() -> modest.withMemory(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("byte");
    assertThatThrownBy(() -> modest.withMemory(Long.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> modest.withTemporaryFolder(null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> modest.withProgress(null)).isInstanceOf(NullPointerException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void results_comeInTheOrderOfTheTasks(int threads) {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      tasks.add(
          () -> {
            // Later tasks end sooner.
            Thread.sleep(number < 4 ? 8L - 2L * number : 0);
            return number;
          });
    }
    assertThat(Resources.modest().withThreads(threads).inParallel(tasks))
        .isEqualTo(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void noTasks_noResults() {
    assertThat(Resources.modest().withThreads(4).inParallel(List.of())).isEmpty();
  }

  @Test
  void oneThread_isTheCallersOwn() {
    Callable<Thread> who = Thread::currentThread;
    assertThat(Resources.modest().inParallel(List.of(who, who, who)))
        .containsOnly(Thread.currentThread());
    assertThat(Resources.modest().withThreads(4).inParallel(List.of(who)))
        .containsOnly(Thread.currentThread());
  }

  @Test
  void severalThreads_workAtOnce_andEndWithTheWork() throws InterruptedException {
    CountDownLatch together = new CountDownLatch(3);
    Callable<Thread> task =
        () -> {
          together.countDown();
          assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
          return Thread.currentThread();
        };
    List<Thread> workers = Resources.modest().withThreads(3).inParallel(List.of(task, task, task));
    assertThat(workers).doesNotHaveDuplicates().doesNotContain(Thread.currentThread());
    for (Thread worker : workers) {
      worker.join(20_000);
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theFirstFailureInOrder_isPassedOn(int threads) {
    RuntimeException first = new IllegalArgumentException("first");
    Callable<Integer> slow =
        () -> {
          Thread.sleep(20);
          throw first;
        };
    Callable<Integer> fast =
        () -> {
          throw new IllegalStateException("later in order, though sooner in time");
        };
    assertThatThrownBy(
            () ->
                Resources.modest()
                    .withThreads(threads)
                    .inParallel(List.of(() -> 1, slow, fast, fast)))
        .isSameAs(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anError_isPassedOnAsItIs(int threads) {
    Error error = new OutOfMemoryError("made up");
    Callable<Integer> failing =
        () -> {
          throw error;
        };
    assertThatThrownBy(
            () -> Resources.modest().withThreads(threads).inParallel(List.of(() -> 1, failing)))
        .isSameAs(error);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aCheckedException_isTheCauseOfAnUncheckedOne(int threads) {
    IOException checked = new IOException("gone");
    Callable<Integer> failing =
        () -> {
          throw checked;
        };
    assertThatThrownBy(
            () -> Resources.modest().withThreads(threads).inParallel(List.of(failing, () -> 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(checked);
  }

  @Test
  void whoWaitsAndIsInterrupted_isToldSo_andStaysInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    Callable<Boolean> task = () -> never.await(20, TimeUnit.SECONDS);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () -> Resources.modest().withThreads(2).inParallel(List.of(task, task, task)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("interrupted");
    } finally {
      // Asking also clears it, for the tests that follow.
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void shortage_tellsWhatIsNeededAndWhatIsThere() {
    MemoryShortage shortage =
        new MemoryShortage("reading about 10 rows", (3L << 20) + 1, 512L << 20);
    assertThat(shortage)
        .hasMessage("reading about 10 rows needs about 4 MB of memory, 512 MB are there");
    assertThat(shortage.needed()).isEqualTo((3L << 20) + 1);
    assertThat(new MemoryShortage("it", 1, 1)).hasMessageContaining("about 1 MB");
  }
}
