/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The servers with TLS: one with a certificate that the authority in "authority.pem" gave, and those that nobody should trust. */
typedef enum
{
  TEST_NGINX_PLAIN,
  TEST_NGINX_SAFE,
  TEST_NGINX_SELF_SIGNED,
  TEST_NGINX_EXPIRED,
  TEST_NGINX_OTHER_HOST,
  TEST_NGINX_N_SERVERS,
} TestNginxServer;

/* A web server of this machine alone, on ports that were free, with what is in @root. All else of it is in @folder, and goes away. */
typedef struct
{
  char        *folder;
  char        *root;
  guint        ports[TEST_NGINX_N_SERVERS];
  gboolean     has_tls;
  guint        n_written;
  guint        n_marks;
  guint        n_forgotten;
  GSubprocess *process;
} TestNginx;

TestNginx *test_nginx_new         (const char      *locations,
                                   gboolean         with_tls);
void       test_nginx_free        (TestNginx       *self);
char      *test_nginx_dup_address (TestNginx       *self,
                                   TestNginxServer  server,
                                   const char      *path);
void       test_nginx_write       (TestNginx       *self,
                                   const char      *name,
                                   const char      *data,
                                   gssize           length);
void       test_nginx_forget      (TestNginx       *self);
GStrv      test_nginx_read_log    (TestNginx       *self,
                                   guint            n_lines);
guint64    test_nginx_count_bytes (TestNginx       *self,
                                   guint            n_lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestNginx, test_nginx_free)

G_END_DECLS
