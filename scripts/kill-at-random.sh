#!/usr/bin/env bash
# Kills assessments of a generated export with SIGKILL at random moments and looks at what they leave.
# After each kill the results are those of one run as a whole, byte by byte, or not there, and the folder for
# patient keys is empty; the next run cleans up and succeeds.
# Usage: scripts/kill-at-random.sh [RUNS] [SEED]
# Exit 0: so it was. Exit 1: not; each kill that left something else is named.
set -euo pipefail
export LC_ALL=C

runs=${1:-50}
seed=${2:-1}
case $runs$seed in
  *[!0-9]*)
    echo "usage: scripts/kill-at-random.sh [RUNS] [SEED], both numbers" >&2
    exit 2
    ;;
esac

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/reidrisk-kill.XXXXXX")
run=
trap '[ -z "$run" ] || kill -KILL "$run" 2>/dev/null || true; rm -rf "$work"' EXIT
results=$work/results
keys=$work/keys
mkdir "$results" "$keys"

# Rows become longer, so that more of them are expected than there are, and keys wait in a file.
awk -v seed="$seed" 'BEGIN {
  srand(seed)
  note = sprintf("%150s", "")
  gsub(/ /, "n", note)
  print "PatientID,Sex,Site,Finding,Note"
  for (i = 0; i < 300000; i++) {
    printf "P%06d,%s,s%d,d%d,%s\n", int(rand() * 150000), rand() < 0.5 ? "F" : "M", int(rand() * 9), int(rand() * 9),
      i < 100000 ? "" : substr(note, 1, 100 + int(rand() * 50))
  }
}' >"$work/export.csv"

cat >"$work/policy.yaml" <<'END'
reidrisk: 1
release: {id: killed, tier: controlled}
table: {patient: PatientID}
columns:
  Sex: {role: quasi-identifier}
  Site: {role: quasi-identifier}
  Finding: {role: sensitive}
  Note: {role: other}
limits: {preset: controlled-low}
END

# The launcher becomes the virtual machine, so that its process is the one to kill.
export REIDRISK_JAVA_OPTS=-Xmx48m
assess=("$root/reidrisk" assess "$work/export.csv" --policy "$work/policy.yaml" --temp-dir "$keys" --quiet)

"$root/reidrisk" --version >/dev/null
"${assess[@]}" --out "$work/former" --as-of 2026-01-01
TIMEFORMAT=%R
duration=$({ time "${assess[@]}" --out "$work/later" --as-of 2026-01-02; } 2>&1)
echo "a run takes $duration s"

# Whether the results are those of a run as a whole.
same() { diff -rq "$results/out" "$work/$1" >/dev/null 2>&1; }

partial=0
bad() {
  partial=$((partial + 1))
  echo "kill $1: $2"
  ls -lA "$results" "$results/out" "$keys" 2>/dev/null | sed -e 's/^/    /'
}

# What a kill left; every other run replaces the results of a former one.
look() {
  if [ -n "$(ls -A "$keys")" ]; then
    bad "$1" "patient keys are left"
  elif [ -e "$results/out" ]; then
    if same former; then former=$((former + 1)); elif same later; then later=$((later + 1)); else bad "$1" "partial results"; fi
  elif [ "$2" = replaces ] && ! ls -d "$results"/.out.old-* >/dev/null 2>&1; then
    bad "$1" "the former results are gone"
  else
    absent=$((absent + 1))
  fi
}

kills=0 absent=0 former=0 later=0 leftovers=0 missed=0
moments=$(awk -v runs="$runs" -v seed="$seed" -v duration="$duration" 'BEGIN {
  srand(seed + 1)
  for (i = 0; i < 4 * runs; i++) printf "%.3f\n", (i % runs + rand()) / runs * duration
}')
for moment in $moments; do
  [ "$kills" -lt "$runs" ] || break
  kind=$([ $((kills % 2)) -eq 0 ] && echo fresh || echo replaces)
  rm -rf "$results/out"
  if [ "$kind" = replaces ]; then cp -R "$work/former" "$results/out"; fi
  "${assess[@]}" --out "$results/out" --as-of 2026-01-02 2>/dev/null &
  run=$!
  sleep "$moment"
  kill -KILL "$run" 2>/dev/null || true
  status=0
  wait "$run" 2>/dev/null || status=$?
  run=
  # 128 and the signal's number; any other status is that of a run that was over.
  if [ "$status" -eq 137 ]; then kills=$((kills + 1)); else missed=$((missed + 1)); fi
  look "$kills" "$kind"
  if ls -d "$results"/.out.* >/dev/null 2>&1; then leftovers=$((leftovers + 1)); fi
  if [ $((kills % 10)) -eq 0 ]; then
    "${assess[@]}" --out "$results/out" --as-of 2026-01-02
    same later || bad "$kills" "the next run did not succeed"
    if ls -d "$results"/.out.* >/dev/null 2>&1; then bad "$kills" "the next run did not clean up"; fi
  fi
done

echo "no results $absent, former ones $former, new ones $later; $leftovers times something hidden was left for the next" \
  "run to clean up; $missed runs ended before they were killed"
echo "$kills kills: $partial partial outputs"
[ "$partial" -eq 0 ] && [ "$kills" -eq "$runs" ]
