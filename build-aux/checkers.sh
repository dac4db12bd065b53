# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The checkers of pages that come from npm, for the commands beside it that look
# for faults. They are large, and nothing else installs them.

# shellcheck disable=SC2154 # from platform.sh
checkers_folder=$platform_cache/pages
# shellcheck disable=SC2034 # for those who source this
checkers_axe=$checkers_folder/node_modules/axe-core/axe.min.js

# checkers_install: what build-aux/pages/package-lock.json names, once.
checkers_install ()
{
  local lists=$platform_source/build-aux/pages

  cmp -s "$lists/package-lock.json" "$checkers_folder/installed.json" && return
  say "Installing the checkers of pages in $checkers_folder (60 MB)."
  rm -rf "$checkers_folder"
  mkdir -p "$checkers_folder"
  cp "$lists"/{package.json,package-lock.json} "$checkers_folder"
  npm ci --prefix "$checkers_folder" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 ||
    die "npm could not install the checkers of pages. Is there a network?"
  cp "$lists/package-lock.json" "$checkers_folder/installed.json"
}

# checkers_cli ARGUMENTS…: the built praxis-cli.
checkers_cli ()
{
  meson devenv -C "$platform_build" praxis-cli "$@" >&2
}

# checkers_library sample | made-up: a new library with that digest, the latter of
# 2,000 posts with findings; its path is in checkers_library.
checkers_library ()
{
  checkers_library=$platform_build/site/$1.db
  mkdir -p "$platform_build/site"
  rm -f "$checkers_library"*
  case $1 in
    sample) checkers_cli --library "$checkers_library" sample ;;
    made-up) "$platform_build/tests/bench/make-archive" "$checkers_library" 2000 1 findings >&2 ;;
  esac
}
