/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a process gives up before it parses a file that somebody sent: whoever takes it over through a fault of the
 * parser can neither write a file, start a program, reach the network nor use up the machine. */

#include "config.h"

#include "praxis-pdf-guard.h"

#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib.h>

/* Seconds: of computing, and of the clock, in case whoever started this does not end it. */
#define MAX_CPU 8
#define MAX_CLOCK 20

/* Poppler opens its tables of character codes. */
#define MAX_FILES 32

/* The address sanitizer reserves terabytes of addresses. */
#ifndef __SANITIZE_ADDRESS__
#define MAX_MEMORY ((rlim_t) 1024 * 1024 * 1024)
#endif

#define WRITING \
  (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | \
   LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | \
   LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | \
   LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

/* The network came with this version (https://docs.kernel.org/userspace-api/landlock.html). */
#define LANDLOCK_WITH_NETWORK 4

static void
limit (int    resource,
       rlim_t value)
{
  struct rlimit limits = { value, value };

  /* The system may allow less already. */
  (void) setrlimit (resource, &limits);
}

/* A kernel that cannot do this still has the other limits. */
static void
forbid_files_and_network (void)
{
  struct landlock_ruleset_attr rules = { .handled_access_fs = WRITING };
  size_t size = sizeof rules.handled_access_fs;
  int fd;

  if (syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= LANDLOCK_WITH_NETWORK)
    {
      rules.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
      size = G_STRUCT_OFFSET (struct landlock_ruleset_attr, handled_access_net) + sizeof rules.handled_access_net;
    }
  fd = (int) syscall (SYS_landlock_create_ruleset, &rules, size, 0);
  if (fd < 0)
    return;
  (void) syscall (SYS_landlock_restrict_self, fd, 0);
  close (fd);
}

/* For the rest of the process's life. Only the standard streams stay open. */
void
praxis_pdf_guard_enter (void)
{
  (void) close_range (3, ~0U, 0);
  (void) prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  (void) prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  forbid_files_and_network ();

#ifdef MAX_MEMORY
  limit (RLIMIT_AS, MAX_MEMORY);
#endif
  limit (RLIMIT_CPU, MAX_CPU);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_NOFILE, MAX_FILES);
  limit (RLIMIT_NPROC, 0);
  alarm (MAX_CLOCK);
}
