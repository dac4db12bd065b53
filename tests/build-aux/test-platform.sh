# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# build-aux/platform.sh: what it decides and what it says, on systems that are
# only described here. Nothing is installed.

set -u
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME=$scratch/cache
unset PRAXIS_PLATFORM PRAXIS_INSIDE
# shellcheck source=build-aux/platform.sh
. "$1"

number=0

# expect NAME EXPECTED GOT
expect ()
{
  number=$((number + 1))
  if [ "$3" = "$2" ]; then
    echo "ok $number $1"
  else
    echo "not ok $number $1"
    printf '%s\n' "expected: $2" "got: $3" | sed 's/^/# /'
  fi
}

# expect_words NAME WORDS GOT
expect_words ()
{
  case $3 in
    *"$2"*) expect "$1" yes yes ;;
    *) expect "$1" "… $2 …" "$3" ;;
  esac
}

# --- Which platform ----------------------------------------------------------

# kind_of ID VERSION
kind_of ()
{
  (
    # shellcheck disable=SC2317 # in place of the real one
    os_release () { if [ "$1" = ID ]; then echo "$system"; else echo "$release"; fi; }
    # shellcheck disable=SC2317
    libraries_are_new_enough () { [ "$system" = arch ]; }
    system=$1 release=$2
    platform_kind
  )
}

expect 'Debian 12' root "$(kind_of debian 12)"
expect 'Debian 13' apt "$(kind_of debian 13)"
expect 'Debian unstable' apt "$(kind_of debian '')"
expect 'Ubuntu 24.04' root "$(kind_of ubuntu 24.04)"
expect 'Ubuntu 26.04' apt "$(kind_of ubuntu 26.04)"
expect 'Fedora 41' root "$(kind_of fedora 41)"
expect 'Fedora 42' dnf "$(kind_of fedora 42)"
expect 'another system with the libraries' native "$(kind_of arch '')"
expect 'another system without them' root "$(kind_of gentoo '')"
expect 'the override' root "$(PRAXIS_PLATFORM=root kind_of debian 13)"

# --- The list of packages ----------------------------------------------------

expect 'names of a group' 'chromium default-jre-headless epubcheck' "$(packages_of 1 pages | tr '\n' ' ' | sed 's/ $//')"
expect 'no placeholder' '' "$(packages_of 1 build run test | grep -x -e -; packages_of 2 build run test | grep -x -e -)"
expect 'both columns are filled' '' \
  "$(awk '!/^#/ && !/^\[/ && NF && group != "[locales]" && NF != 2 { print } /^\[/ { group = $1 }' "$platform_list")"
expect 'no package twice' '' \
  "$(awk '!/^#/ && !/^\[/ && NF == 2 && $1 != "-" { print $1 }' "$platform_list" | sort | uniq -d)"

mkdir -p "$platform_root/etc"
{ packages_of 1 pages; echo zebra; } | LC_ALL=C sort >"$platform_root/etc/praxis-packages"
expect 'a root with more is enough' '' "$(root_missing pages)"
echo npm >"$platform_root/etc/praxis-packages"
expect 'a root with less is not' 'chromium default-jre-headless epubcheck' "$(root_missing pages | tr '\n' ' ' | sed 's/ $//')"

# --- Languages ---------------------------------------------------------------

# languages_after NAME…: on a system that has these, the languages that are made
# and whether the programs are told.
languages_after ()
{
  (
    there=$*
    # shellcheck disable=SC2317 # in place of the real ones
    locale () { tr ' ' '\n' <<<"$there"; }
    # shellcheck disable=SC2317
    localedef () { mkdir "${*: -1}"; }
    unset LOCPATH
    # The shell itself has no German, and says so.
    { LC_ALL=de_DE.UTF-8; } 2>/dev/null
    native_locales
    echo "$(find "$platform_cache/locales" -name '*.UTF-8' -printf '%f\n' 2>/dev/null | sort | tr '\n' ' ')${LOCPATH:+told}"
    rm -rf "$platform_cache/locales"
  )
}

expect 'no language is made that is there' '' "$(languages_after C.utf8 ar_EG.utf8 en_US.utf8 fr_FR.utf8)"
expect 'if one lacks, all are made, and that of the session' \
  'ar_EG.UTF-8 de_DE.UTF-8 en_US.UTF-8 fr_FR.UTF-8 told' "$(languages_after C.utf8 en_US.utf8 fr_FR.utf8)"

# --- Words -------------------------------------------------------------------

expect_words 'no space' 'there is no space' "$(check_space "$scratch" 999999999 2>&1)"
echo "Temporary failure resolving 'example.org'" >"$scratch/log"
expect_words 'no network' 'Is there a network?' "$(explain "$scratch/log" 2>&1)"
echo 'write error: No space left on device' >"$scratch/log"
expect_words 'the disk became full' 'not enough space' "$(explain "$scratch/log" 2>&1)"

# without_root COMMAND…: as if by somebody who may do nothing.
without_root ()
{
  (
    # shellcheck disable=SC2317
    id () { echo 1000; }
    # shellcheck disable=SC2317
    sudo () { return 1; }
    "$@" 2>&1 </dev/null
  )
}

expect_words 'no right to install' 'apt-get install zebra' "$(without_root need_rights 'apt-get install zebra')"

echo "1..$number"
