# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Where Praxis is built and run. Sourced by the commands beside it, each of
# which calls platform_enter first and goes on once it is in the right place:
#
#   native   the system's own libraries are new enough: install what is missing
#            through its package manager, stay here;
#   root     they are not: make a Debian 13 once in the user's cache, with
#            mmdebstrap, and start the command again inside it, with bwrap.
#
# PRAXIS_PLATFORM=native or =root overrides the choice.

platform_source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
platform_list=$platform_source/build-aux/packages
platform_cache=${XDG_CACHE_HOME:-$HOME/.cache}/praxis
platform_root=$platform_cache/debian13
# shellcheck disable=SC2034 # for those who source this
platform_build=$platform_source/_build

# What a root of this form takes: on the way, the downloaded packages too.
platform_root_megabytes=2600

say () { printf '%s\n' "$*" >&2; }

die ()
{
  printf 'praxis: %s\n' "$@" >&2
  exit 1
}

# --- The list of packages ----------------------------------------------------

# packages_of COLUMN GROUP…: the names in these groups, one a line
# (column 1: Debian, column 2: Fedora).
packages_of ()
{
  local column=$1
  shift
  awk -v column="$column" -v wanted=" $* " '
    /^#/ || NF == 0 { next }
    /^\[/ { group = substr ($1, 2, length ($1) - 2); next }
    index (wanted, " " group " ") && $column != "-" && $column != "" { print $column }
  ' "$platform_list" | LC_ALL=C sort -u
}

# --- Rights ------------------------------------------------------------------

# as_root COMMAND…: directly, through sudo, or not at all, with words.
as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif ! command -v sudo >/dev/null; then
    die "this needs the right to install software, and there is no sudo here." \
        "Have an administrator run: $*"
  elif sudo -n true 2>/dev/null; then
    sudo -n "$@"
  elif [ -t 0 ] && [ -t 2 ]; then
    say "Installing software needs your password:"
    sudo "$@"
  else
    die "this needs the right to install software, and sudo cannot ask for a password without a terminal." \
        "Run in a terminal, or have an administrator run: $*"
  fi
}

# --- What this system is -----------------------------------------------------

version_at_least ()
{
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

os_release ()
{
  # shellcheck source=/dev/null
  (. /etc/os-release 2>/dev/null && printf '%s' "${!1:-}")
}

libraries_are_new_enough ()
{
  command -v pkg-config >/dev/null && command -v meson >/dev/null &&
  command -v blueprint-compiler >/dev/null &&
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'webkitgtk-6.0 >= 2.48' \
                      'glib-2.0 >= 2.84' 'sqlite3 >= 3.46' &&
  version_at_least "$(meson --version)" 1.7 &&
  version_at_least "$(blueprint-compiler --version)" 0.16
}

# platform_kind: apt, dnf, native (everything is there, by whatever way) or root.
platform_kind ()
{
  local id version
  id=$(os_release ID)
  version=$(os_release VERSION_ID)

  case ${PRAXIS_PLATFORM:-}:$id in
    root:*) echo root; return ;;
    native:debian | native:ubuntu) echo apt; return ;;
    native:fedora) echo dnf; return ;;
    native:*) echo native; return ;;
  esac

  # Debian's testing and unstable have no VERSION_ID.
  case $id in
    debian) version_at_least "${version:-99}" 13 && { echo apt; return; } ;;
    ubuntu) version_at_least "$version" 26.04 && { echo apt; return; } ;;
    fedora) version_at_least "$version" 42 && { echo dnf; return; } ;;
    *) libraries_are_new_enough && { echo native; return; } ;;
  esac
  echo root
}

# --- Native ------------------------------------------------------------------

# apt_missing NAME…: those that are not installed.
apt_missing ()
{
  local installed
  # shellcheck disable=SC2016 # dpkg-query's own variables
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  comm -23 <(printf '%s\n' "$@" | LC_ALL=C sort -u) <(LC_ALL=C sort -u <<<"$installed")
}

# apt_install NAME…: on this system, those that are missing.
apt_install ()
{
  local -a missing
  mapfile -t missing < <(apt_missing "$@")
  [ ${#missing[@]} -eq 0 ] && return

  say "Installing: ${missing[*]}"
  as_root apt-get update -q </dev/null ||
    die "the list of packages could not be fetched. Is there a network?"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}" </dev/null ||
    die "apt-get could not install: ${missing[*]}" \
        "The lines above say why."
}

dnf_install ()
{
  local -a missing=()
  local name
  for name in "$@"; do
    rpm -q --quiet --whatprovides "$name" || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return

  say "Installing: ${missing[*]}"
  as_root dnf install -y --setopt=install_weak_deps=False "${missing[@]}" </dev/null ||
    die "dnf could not install: ${missing[*]}" \
        "The lines above say why."
}

# --- The root ----------------------------------------------------------------

# Names of packages that the root was made with; a root that has more than this
# source tree asks for is as good, so that two branches do not fight over it.
root_missing ()
{
  comm -23 <(packages_of 1 "$@") <(cat "$platform_root/etc/praxis-packages" 2>/dev/null)
}

root_check_space ()
{
  local free
  mkdir -p "$platform_cache" || die "cannot write to $platform_cache."
  free=$(df -Pm "$platform_cache" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$platform_root_megabytes" ] ||
    die "$platform_cache needs $platform_root_megabytes MB for a Debian 13, and there are $free MB." \
        "Make room, or set XDG_CACHE_HOME to a folder on a larger disk."
}

# Runs inside mmdebstrap on the finished root ($1): what packages do not do.
root_finish ()
{
  local root=$1 locale
  for locale in $(packages_of 1 locales); do
    chroot "$root" localedef -i "$locale" -f UTF-8 "$locale.UTF-8"
  done
  chroot "$root" dbus-uuidgen >"$root/etc/machine-id"
  # bwrap puts the host's files over these; the places must be there.
  rm -f "$root/etc/resolv.conf" "$root/etc/localtime"
  touch "$root/etc/resolv.conf" "$root/etc/localtime" "$root/etc/hosts"
}

root_make ()
{
  local new=$platform_cache/new.$$ log=$platform_cache/log
  local -a names options
  mapfile -t names < <(packages_of 1 build run test)

  root_check_space
  apt_install mmdebstrap bubblewrap debian-archive-keyring uidmap

  options=(--variant=apt --include="$(IFS=,; echo "${names[*]}")"
           --aptopt='Acquire::Languages "none"'
           --dpkgopt=path-exclude=/usr/share/doc/* --dpkgopt=path-exclude=/usr/share/info/*
           --dpkgopt=path-exclude=/usr/share/man/* --dpkgopt=force-unsafe-io
           --customize-hook="bash '$platform_source/build-aux/platform.sh' finish \"\$1\"")

  say "This system's GTK is too old for Praxis. Making a Debian 13 for it, once (a minute or two, 1.5 GB):"
  say "  $platform_root"
  rm -rf "$platform_cache"/new.*
  mmdebstrap --mode=root "${options[@]}" trixie "$new" 2>&1 </dev/null | tee "$log" >&2
  printf '%s\n' "${names[@]}" >"$new/etc/praxis-packages"
  mv "$new" "$platform_root"
}

root_prepare ()
{
  [ -z "$(root_missing "$@")" ] && return
  mkdir -p "$platform_cache"
  exec 9>"$platform_cache/lock"
  flock -n 9 || { say "Another command is preparing the Debian 13; waiting for it."; flock 9; }
  [ -e "$platform_root/etc/praxis-packages" ] || root_make
  exec 9>&-
}

# root_mounts: bwrap's arguments into the array `mounts` of the caller. The
# system comes from the root and is read-only; all that is the user's, wherever
# it is, is the host's.
root_mounts ()
{
  local link folder git

  mounts=(--die-with-parent --unshare-pid
          --ro-bind "$platform_root/usr" /usr
          --ro-bind "$platform_root/etc" /etc)
  for link in bin sbin lib lib32 lib64; do
    [ ! -L "$platform_root/$link" ] || mounts+=(--symlink "usr/$link" "/$link")
  done
  mounts+=(--dir /var/tmp --dir /var/lib
           --ro-bind "$platform_root/var/cache/fontconfig" /var/cache/fontconfig
           --ro-bind "$platform_root/var/lib/dpkg" /var/lib/dpkg
           --dev-bind /dev /dev --tmpfs /dev/shm --proc /proc --ro-bind /sys /sys
           --tmpfs /run --symlink ../run /var/run
           --ro-bind-try /run/dbus /run/dbus
           --bind-try /run/media /run/media)

  for folder in resolv.conf hosts localtime passwd group; do
    mounts+=(--ro-bind-try "/etc/$folder" "/etc/$folder")
  done
  # Without the certificates of a host that has its own authority, npm waits long and fails.
  [ ! -e /etc/ssl/certs/ca-certificates.crt ] || mounts+=(--ro-bind /etc/ssl/certs /etc/ssl/certs)

  for folder in /*; do
    case $folder in
      /bin | /boot | /dev | /etc | /lib* | /lost+found | /proc | /run | /sbin | /sys | /usr | /var) ;;
      *) [ -L "$folder" ] || [ ! -d "$folder" ] || mounts+=(--bind "$folder" "$folder") ;;
    esac
  done

  # Those that may lie inside one that was left out. The first has the bus,
  # Wayland and speech; a git worktree keeps its history elsewhere.
  git=$(git -C "$platform_source" rev-parse --path-format=absolute --git-common-dir 2>/dev/null) || git=
  for folder in "${XDG_RUNTIME_DIR:-}" "$HOME" "$platform_source" "$platform_cache" "$git"; do
    case $folder in
      /run/* | /var/*) [ ! -d "$folder" ] || mounts+=(--bind "$folder" "$folder") ;;
    esac
  done
  mounts+=(--chdir "$PWD")
}

root_enter ()
{
  local -a mounts
  root_mounts
  exec bwrap "${mounts[@]}" \
    --setenv PRAXIS_INSIDE 1 \
    --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
    "$@"
}

# --- The way in --------------------------------------------------------------

# platform_enter COMMAND [ARGUMENTS]: makes the platform ready; returns if the
# caller already stands on it, otherwise runs the caller again, there.
platform_enter ()
{
  [ -n "${PRAXIS_INSIDE:-}" ] && return

  local -a names
  case $(platform_kind) in
    apt)
      mapfile -t names < <(packages_of 1 build run test)
      apt_install "${names[@]}"
      ;;
    dnf)
      mapfile -t names < <(packages_of 2 build run test)
      dnf_install "${names[@]}"
      ;;
    native) ;;
    root)
      root_prepare build run test
      root_enter "$@"
      ;;
  esac
  export PRAXIS_INSIDE=1
}

if [ "${BASH_SOURCE[0]}" = "$0" ] && [ "${1:-}" = finish ]; then
  set -euo pipefail
  root_finish "$2"
fi
