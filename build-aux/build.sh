# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Configuring and compiling, for the commands beside it that need the programs.
# All that is said goes to standard error: the other is the program's.

# build_system: what the build folder was made on; libraries of another system
# leave nothing in it that could be used again.
build_system ()
{
  # shellcheck source=/dev/null
  (. /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-}" "${VERSION_ID:-}"; uname -m)
}

# build_configure FOLDER OPTION…: once. A warning is an error in Debian 13, where
# the compiler is the one of CI; others warn of other things.
build_configure ()
{
  local folder=$1
  shift
  local -a options=(-Dprofile=development)
  [[ $(build_system) != "debian 13"* ]] || options+=(-Dwerror=true)
  options+=("$@")

  if [ -e "$folder/build.ninja" ] && [ "$(cat "$folder/system" 2>/dev/null)" = "$(build_system)" ]; then
    return
  fi
  [ ! -d "$folder/meson-private" ] || options+=(--wipe)
  # shellcheck disable=SC2154 # from platform.sh
  meson setup "$folder" "$platform_source" "${options[@]}" >&2 ||
    die "the build could not be configured; the lines above say why."
  build_system >"$folder/system"
}

# build_compile FOLDER TARGET…
build_compile ()
{
  ninja -C "$@" >&2 || die "the build failed; the lines above say why."
}
