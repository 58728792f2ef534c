#!/usr/bin/env bash
# Packages two copies of this tree, in different places and under different settings, and compares every jar.
# Exit 0: the same bytes. Exit 1: not; each entry that differs is named.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/reidrisk-reproducible.XXXXXX")
trap 'rm -rf "$work"' EXIT
first=$work/first
second="$work/another place/second"

copy() {
  mkdir -p "$1"
  tar -C "$root" --exclude=.git --exclude=target --exclude=./out -cf - . | tar -C "$1" -xf -
}

package() (
  cd "$1"
  mvn -q -B -ntp -Dquick package </dev/null >"$work/build.log" 2>&1 || {
    cat "$work/build.log"
    exit 1
  }
)

jars() (
  cd "$1"
  find . -path '*/target/*' -name '*.jar' | LC_ALL=C sort
)

hash_of() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

# What differs inside two jars: entries by content, else the order or the attributes of the entries.
explain() {
  local a=$work/a b=$work/b
  rm -rf "$a" "$b"
  mkdir "$a" "$b"
  (cd "$a" && jar -xf "$first/$1")
  (cd "$b" && jar -xf "$second/$1")
  if { diff -rq "$a" "$b" || true; } | sed -e "s#$a#first#g" -e "s#$b#second#g" -e 's#^#    #' | grep .; then return; fi
  { diff <(jar -tvf "$first/$1") <(jar -tvf "$second/$1") || true; } | sed -n -e 's#^#    #' -e 1,20p | grep . ||
    echo "    the same entries in the same order; their attributes differ"
}

copy "$first"
copy "$second"
echo "packaging the first copy"
(umask 022 && TZ=UTC MAVEN_OPTS='-Duser.language=en -Duser.country=US' package "$first")
echo "packaging the second copy"
(umask 027 && TZ=Pacific/Chatham MAVEN_OPTS='-Duser.language=tr -Duser.country=TR' package "$second")

list=$(jars "$first")
if [ -z "$list" ] || [ "$list" != "$(jars "$second")" ]; then
  echo "not the same jars:"
  diff <(echo "$list") <(jars "$second") || true
  exit 1
fi

failed=0
while IFS= read -r jar; do
  a=$(hash_of "$first/$jar")
  b=$(hash_of "$second/$jar")
  if [ "$a" = "$b" ]; then
    echo "same    $a  $jar"
  else
    failed=1
    echo "DIFFERS $jar"
    explain "$jar"
  fi
done <<<"$list"
exit "$failed"
