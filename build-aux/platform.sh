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

# Some servers start a job without it.
export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d : -f 6)}"

platform_source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
platform_list=$platform_source/build-aux/packages
platform_cache=${XDG_CACHE_HOME:-$HOME/.cache}/praxis
platform_root=$platform_cache/debian13
# shellcheck disable=SC2034 # for those who source this
platform_build=$platform_source/_build
# Which packages of the list are installed.
platform_groups=(build run test)

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

# need_rights COMMAND: that COMMAND, shown to the user if not, can be run as root
# here: directly, by sudo without a password, or by sudo at a terminal.
need_rights ()
{
  if [ "$(id -u)" -eq 0 ]; then
    return
  elif ! command -v sudo >/dev/null; then
    die "software must be installed, and there is no sudo here. Have an administrator run:" "  $1"
  elif ! sudo -n true 2>/dev/null && ! { [ -t 0 ] && [ -t 2 ]; }; then
    die "software must be installed, and sudo cannot ask for a password without a terminal." \
        "Start again in a terminal, or have an administrator run:" "  $1"
  fi
}

as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@" </dev/null >&2
  else
    sudo "$@" >&2
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

# apt_install NAME…: on this system, those that are missing. A list of packages
# that cannot be fetched is no reason to stop (a third party's may be down).
apt_install ()
{
  local -a missing
  mapfile -t missing < <(apt_missing "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  need_rights "apt-get install ${missing[*]}"
  say "Installing: ${missing[*]}"
  as_root apt-get update -q -o DPkg::Lock::Timeout=300 || true
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" ||
    die "apt-get could not install what Praxis needs; its own lines above say why." \
        "Without a network or with a full disk, mend that and start again."
}

dnf_install ()
{
  local -a missing=()
  local name
  for name in "$@"; do
    rpm -q --quiet --whatprovides "$name" || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  need_rights "dnf install ${missing[*]}"
  say "Installing: ${missing[*]}"
  as_root dnf install -y --setopt=install_weak_deps=False "${missing[@]}" ||
    die "dnf could not install what Praxis needs; its own lines above say why." \
        "Without a network or with a full disk, mend that and start again."
}

# --- Languages ---------------------------------------------------------------

# native_locales: has the languages of the list really there, as the tests need
# them. Those that this system lacks are made in the user's cache, which takes no
# rights. glibc leaves its own archive aside as soon as LOCPATH is set; so all of
# the list are made then, and the language of this session with them.
native_locales ()
{
  local name folder
  local -a names missing=()

  command -v localedef >/dev/null || return 0
  mapfile -t names < <(packages_of 1 locales)
  for name in "${names[@]}"; do
    locale -a 2>/dev/null | grep -qixE "$name\.utf-?8" || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  name=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}
  case $name in
    C | POSIX | C.*) ;;
    *) names+=("${name%%.*}") ;;
  esac

  # Another glibc may read another form.
  folder=$platform_cache/locales/$(getconf GNU_LIBC_VERSION | tr ' ' -)
  mkdir -p "$folder" || die "cannot write to $folder."
  for name in "${names[@]}"; do
    [ ! -d "$folder/$name.UTF-8" ] || continue
    make_locale "$name" "$folder" ||
      say "The language $name could not be made here; tests that speak it will fail."
  done
  export LOCPATH=$folder${LOCPATH:+:$LOCPATH}
}

# make_locale NAME FOLDER: whole or not at all. Warnings of localedef are about
# the sources that it was given.
make_locale ()
{
  local new
  new=$(mktemp -d "$2/new.XXXXXX")
  if localedef --no-archive --quiet -c -i "$1" -f UTF-8 "$new/$1.UTF-8" >&2 && [ -d "$new/$1.UTF-8" ]; then
    mv -T "$new/$1.UTF-8" "$2/$1.UTF-8" 2>/dev/null || true
  fi
  rm -rf "$new"
  [ -d "$2/$1.UTF-8" ]
}

# --- The root ----------------------------------------------------------------

# The packages of these groups that the root has not got. One that has more than
# this source tree asks for is as good, so that two branches do not fight over it.
root_missing ()
{
  comm -23 <(packages_of 1 "$@") <(cat "$platform_root/etc/praxis-packages" 2>/dev/null)
}

# check_space FOLDER MEGABYTES
check_space ()
{
  local free
  free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$2" ] ||
    die "there is no space: a Debian 13 needs $2 MB in $1, and $free MB are free." \
        "Make room, or set ${3:-XDG_CACHE_HOME} to a folder on a larger disk."
}

# Without namespaces there is no way into the root.
check_namespaces ()
{
  if bwrap --ro-bind / / true 2>/dev/null; then
    return
  elif [ "$(id -u)" -eq 0 ]; then
    die "this container does not let even root make namespaces, and Praxis cannot be built without them here." \
        "Start it with that right (docker run --privileged), or use Debian 13, Ubuntu 26.04 or Fedora 42."
  fi
  die "this system does not let you make user namespaces, and Praxis cannot be built without them here." \
      "An administrator can allow them (sysctl kernel.unprivileged_userns_clone=1, on Ubuntu" \
      "kernel.apparmor_restrict_unprivileged_userns=0), or run this command as root."
}

# explain LOG: the last words of what failed, and what they mean.
explain ()
{
  if grep -qE 'resolving|Could not connect|Could not resolve|unreachable|timed out' "$1"; then
    die "the packages of Debian 13 could not be fetched. Is there a network?"
  elif grep -qE 'No space left|not enough free space' "$1"; then
    die "there was not enough space. Make room, or set XDG_CACHE_HOME to a folder on a larger disk."
  fi
  die "the Debian 13 could not be made. All that was said is in $1."
}

# root_bootstrap FOLDER NAME…: a Debian 13 with these packages.
root_bootstrap ()
{
  local folder=$1 locale
  # Java's set-up wants the place of the manual pages that are left out.
  local -a hooks=(--essential-hook="mkdir -p \"\$1/usr/share/man/man1\"")
  shift
  for locale in $(packages_of 1 locales); do
    hooks+=(--customize-hook="chroot \"\$1\" localedef -i $locale -f UTF-8 $locale.UTF-8")
  done

  local -a options=(
    --variant=apt --include="$(IFS=,; echo "$*")"
    --aptopt='Acquire::Languages "none"'
    --dpkgopt=path-exclude=/usr/share/doc/* --dpkgopt=path-exclude=/usr/share/info/*
    --dpkgopt=path-exclude=/usr/share/man/* --dpkgopt=force-unsafe-io "${hooks[@]}")

  mkdir -p "$folder"
  if [ "$(id -u)" -eq 0 ]; then
    mmdebstrap --mode=root "${options[@]}" trixie "$folder"
  else
    # As an archive, which then is unpacked as the user's own files: those of
    # other owners could not be made, entered or deleted in a home folder.
    (cd / && HOME=/ TMPDIR=/var/tmp mmdebstrap --mode=unshare "${options[@]}" --format=tar trixie -) |
      tar -x -C "$folder" --exclude='./dev/*'
  fi
}

root_check_user ()
{
  local user
  user=$(id -un)
  [ "$(id -u)" -ne 0 ] || return 0
  check_space /var/tmp "$platform_root_megabytes" "the disk of /var/tmp"
  { grep -qs "^$user:" /etc/subuid && grep -qs "^$user:" /etc/subgid; } ||
    die "$user has no user ids to make a Debian 13 with." \
        "Have an administrator run: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user"
}

# The two programs that make the root and go into it.
root_tools ()
{
  local -a names=(mmdebstrap bubblewrap debian-archive-keyring)
  [ "$(id -u)" -eq 0 ] || names+=(uidmap)
  if command -v apt-get >/dev/null; then
    apt_install "${names[@]}"
  elif ! command -v mmdebstrap >/dev/null || ! command -v bwrap >/dev/null; then
    die "this system's libraries are older than Praxis needs (GTK 4.18, libadwaita 1.7, WebKitGTK 2.48)." \
        "Install newer ones, or the programs mmdebstrap and bwrap, with which Praxis makes a Debian 13 for itself."
  fi
}

# root_make NAME…: under another name first, so that what stands under the
# right one is always whole.
root_make ()
{
  local new=$platform_cache/new log=$platform_cache/log

  root_tools
  check_namespaces
  root_check_user
  check_space "$platform_cache" "$platform_root_megabytes"

  say "This system's libraries are older than Praxis needs. Making a Debian 13 for it in" \
      "$platform_root, once (about two minutes, 1.6 GB)."
  rm -rf --one-file-system "$new"
  { root_bootstrap "$new" "$@" 2>&1 >&3 | tee "$log" >&2; } 3>&1 </dev/null || {
    rm -rf --one-file-system "$new"
    explain "$log"
  }

  # bwrap puts the host's files over the first three; the places must be there.
  rm -f "$new/etc/resolv.conf" "$new/etc/localtime" "$new/etc/machine-id"
  touch "$new/etc/resolv.conf" "$new/etc/localtime" "$new/etc/hosts"
  tr -d - </proc/sys/kernel/random/uuid >"$new/etc/machine-id"
  printf '%s\n' "$@" >"$new/etc/praxis-packages"

  [ ! -d "$platform_root" ] || mv "$platform_root" "$platform_cache/old.$(date +%s)"
  mv "$new" "$platform_root"
}

# root_add NAME…: more packages, in place, while others may be inside. Services that
# come with them are not started: they would be on the host's ports.
root_add ()
{
  local log=$platform_cache/log
  say "Adding to the Debian 13: $*"
  # shellcheck disable=SC2016 # for the shell in there
  bwrap --bind "$platform_root" / --dev /dev --proc /proc --bind /tmp /tmp --tmpfs /run \
        --ro-bind-try /etc/resolv.conf /etc/resolv.conf --setenv DEBIAN_FRONTEND noninteractive \
    sh -c 'mkdir -p /usr/share/man/man1 && printf "#!/bin/sh\nexit 101\n" >/usr/sbin/policy-rc.d &&
           chmod +x /usr/sbin/policy-rc.d && dpkg --configure -a && apt-get update -q &&
           apt-get install -q -y --no-install-recommends "$@" && apt-get clean' sh "$@" \
    </dev/null 2>&1 | tee "$log" >&2 || explain "$log"
  printf '%s\n' "$@" | LC_ALL=C sort -u - "$platform_root/etc/praxis-packages" >"$platform_cache/packages"
  mv "$platform_cache/packages" "$platform_root/etc/praxis-packages"
}

# root_prepare GROUP…: a whole root with all packages of these groups. Two
# starts at once take turns.
root_prepare ()
{
  local -a missing
  [ -n "$(root_missing "$@")" ] || return 0

  mkdir -p "$platform_cache" || die "cannot write to $platform_cache."
  exec 9>"$platform_cache/making.lock"
  flock -n 9 || { say "Another command is preparing the Debian 13; waiting for it."; flock 9; }

  mapfile -t missing < <(root_missing "$@")
  if [ ${#missing[@]} -eq 0 ]; then
    :
  elif [ -e "$platform_root/etc/praxis-packages" ] && [ "$(id -u)" -eq 0 ]; then
    root_add "${missing[@]}"
  else
    mapfile -t missing < <(LC_ALL=C sort -u <(packages_of 1 "$@") \
                                            <(cat "$platform_root/etc/praxis-packages" 2>/dev/null))
    root_make "${missing[@]}"
  fi
  exec 9>&-
}

# Takes away roots that were replaced while somebody was in them.
root_clean ()
{
  local old
  for old in "$platform_cache"/old.*; do
    [ ! -d "$old" ] || ! flock -n -x "$platform_cache/inside.lock" true || rm -rf --one-file-system "$old"
  done
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

# root_environment: what of the host's environment must not come along, as more
# arguments in `mounts`. These variables lead to the host's own libraries.
root_environment ()
{
  local name locale=${LC_ALL:-${LC_CTYPE:-${LANG:-C}}}

  for name in LD_LIBRARY_PATH LD_PRELOAD LIBRARY_PATH CPATH C_INCLUDE_PATH PKG_CONFIG_PATH \
              PYTHONPATH PYTHONHOME PERL5LIB GI_TYPELIB_PATH GIO_EXTRA_MODULES GIO_MODULE_DIR \
              GTK_MODULES GTK_PATH GDK_PIXBUF_MODULE_FILE XDG_DATA_DIRS XDG_CONFIG_DIRS \
              LOCPATH CC CFLAGS LDFLAGS; do
    mounts+=(--unsetenv "$name")
  done
  mounts+=(--setenv SHELL /bin/bash --setenv PRAXIS_INSIDE 1
           --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin)

  # A locale that the root has not got would mean ASCII; messages still come in
  # the language of that locale.
  case $locale in
    C | POSIX | C.*) ;;
    *)
      packages_of 1 locales | grep -qxF "${locale%%.*}" ||
        mounts+=(--setenv LC_ALL en_US.UTF-8 --setenv LANGUAGE "${LANGUAGE:-${locale%%.*}}")
      ;;
  esac
}

# root_enter COMMAND…: instead of this shell. What runs inside holds the lock.
root_enter ()
{
  local -a mounts
  check_namespaces
  root_mounts
  root_environment
  exec 8>"$platform_cache/inside.lock"
  flock -s 8
  exec bwrap "${mounts[@]}" "$@"
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
      mapfile -t names < <(packages_of 1 "${platform_groups[@]}")
      apt_install "${names[@]}"
      ;;
    dnf)
      mapfile -t names < <(packages_of 2 "${platform_groups[@]}")
      dnf_install "${names[@]}"
      ;;
    native) ;;
    root)
      root_prepare "${platform_groups[@]}"
      root_clean
      root_enter "$@"
      ;;
  esac
  native_locales
  export PRAXIS_INSIDE=1
}
