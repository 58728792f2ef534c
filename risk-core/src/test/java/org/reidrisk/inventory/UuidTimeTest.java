package org.reidrisk.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reidrisk.table.SplitMix64;

class UuidTimeTest {
  private static UuidTime read(String uid) {
    return UuidTime.ofDigits(uid, 5);
  }

  @Test
  void seededNumbers_likeBigIntegers() {
    SplitMix64 random = new SplitMix64(1);
    for (int i = 0; i < 2000; i++) {
      String uid =
          SeededUids.uuid(random.next() >>> random.below(64), random.next() >>> random.below(64));
      BigInteger number = new BigInteger(uid.substring(5));
      assertThat(read(uid).low()).isEqualTo(number.longValue());
      assertThat(read(uid).high()).isEqualTo(number.shiftRight(64).longValue());
    }
  }

  @Test
  void versionAndTime_likeTheJdk() {
    SplitMix64 random = new SplitMix64(2);
    SeededUids uids = new SeededUids(random);
    for (int i = 0; i < 500; i++) {
      LocalDateTime time = LocalDateTime.of(1990, 1, 1, 0, 0).plusSeconds(random.below(1 << 30));
      UuidTime read = read(uids.timedUuid(time, 0x001B44113AB7L));
      UUID jdk = new UUID(read.high(), read.low());
      assertThat(read.version()).isEqualTo(jdk.version()).isEqualTo(1);
      assertThat(read.second())
          .isEqualTo(Math.floorDiv(jdk.timestamp() - 0x01b21dd213814000L, 10_000_000L))
          .isEqualTo(time.toEpochSecond(ZoneOffset.UTC));
      assertThat(read.holdsMachineAddress()).isTrue();
    }
  }

  /** The examples of RFC 9562, appendix A: all were made at the same moment. */
  @Test
  void examplesOfTheSpecification() {
    long moment = 1_645_557_742L;
    UUID one = UUID.fromString("C232AB00-9414-11EC-B3C8-9F6BDECED846");
    UUID six = UUID.fromString("1EC9414C-232A-6B00-B3C8-9F6BDECED846");
    UUID seven = UUID.fromString("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");
    for (UUID uuid : new UUID[] {one, six, seven}) {
      UuidTime time = new UuidTime(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
      assertThat(time.version()).isEqualTo(uuid.version());
      assertThat(time.second()).isEqualTo(moment);
      // Its node has the multicast bit: a random number.
      assertThat(time.holdsMachineAddress()).isFalse();
    }
  }

  @Test
  void randomOnes_haveNoTime() {
    SeededUids uids = new SeededUids(new SplitMix64(3));
    for (int i = 0; i < 500; i++) {
      assertThat(read(uids.uuid()).version()).isEqualTo(4);
      assertThat(read(uids.uuid()).second()).isEqualTo(UuidTime.NO_TIME);
    }
    assertThat(new UuidTime(0x1000, 0).version()).isZero();
  }
}
