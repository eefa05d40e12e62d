#!/bin/sh
# What RDD.pipe runs for each partition: departments come in as JSON lines, a tar of their documents
# goes into the folder that the cluster shares. Arguments: SPEC OUT. Spark has put the program and the
# campaign's folder into the working directory.
#
# The tar is named by its digest: the same departments give the same bytes, so a task that Spark tries
# again, or runs twice for speed, ends with the same file, and a file with a name is whole.
set -eu
spec=$1 out=$2

# A partition may be empty, and an empty list is a fault to hongtou.
IFS= read -r first || [ -n "$first" ] || exit 0

part=$(mktemp "$out/.part.XXXXXX")
said=$(mktemp)
trap 'rm -f "$part" "$said"' EXIT
status=0
{ printf '%s\n' "$first"; cat; } |
  ./hongtou batch "$spec" --departments - --format docx --jobs 1 --tar >"$part" 2>"$said" || status=$?

# 1: faults in the list; what they do not touch was made, and another try would find them again.
# Anything else, a full disk say, fails the task, and Spark tries it once more elsewhere.
if [ "$status" -gt 1 ]; then
  cat "$said" >&2
  exit "$status"
fi
digest=$(sha256sum <"$part" | cut -d' ' -f1)
chmod 644 "$part"
mv -f "$part" "$out/$digest.tar"
printf 'tar %s.tar\n' "$digest"
printf 'status %s\n' "$status"
sed 's/^/said /' "$said"
