/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "test-wire.h"

#include <string.h>

struct _TestWire
{
  GSocket      *listener;
  GCancellable *cancellable;
  GThread      *thread;
  GPtrArray    *threads;
  GMutex        lock;

  GBytes       *bytes;
  guint         port;
  GArray       *cuts;

  guint         n_connections;
  GString      *asked;
};

typedef struct
{
  TestWire *wire;
  GSocket  *socket;
  guint     number;
} Connection;

static GSocketAddress *
new_address (guint port)
{
  return g_inet_socket_address_new_from_string ("127.0.0.1", port);
}

static gboolean
send_all (TestWire   *self,
          GSocket    *socket,
          const char *data,
          gsize       length)
{
  while (length > 0)
    {
      gssize n = g_socket_send (socket, data, length, self->cancellable, NULL);

      if (n < 0)
        return FALSE;
      data += n;
      length -= (gsize) n;
    }
  return TRUE;
}

static void
note (TestWire   *self,
      const char *data,
      gsize       length)
{
  g_mutex_lock (&self->lock);
  g_string_append_len (self->asked, data, (gssize) length);
  g_mutex_unlock (&self->lock);
}

/* Reads a question to its end and says the bytes. */
static void
say (TestWire *self,
     GSocket  *socket)
{
  g_autoptr(GString) question = g_string_new (NULL);
  gsize length;
  const char *data = g_bytes_get_data (self->bytes, &length);
  char buffer[4096];

  while (strstr (question->str, "\r\n\r\n") == NULL)
    {
      gssize n = g_socket_receive (socket, buffer, sizeof buffer, self->cancellable, NULL);

      if (n <= 0)
        return;
      g_string_append_len (question, buffer, n);
      note (self, buffer, (gsize) n);
    }
  send_all (self, socket, data, length);
}

/* What can be read of @from goes to @to. Returns: whether both go on; @left is what may still pass. */
static gboolean
pass (TestWire *self,
      GSocket  *from,
      GSocket  *to,
      guint64  *left)
{
  char buffer[4096];
  gssize n = g_socket_receive (from, buffer, MIN (sizeof buffer, *left), self->cancellable, NULL);

  if (n <= 0 || !send_all (self, to, buffer, (gsize) n))
    return FALSE;
  *left -= (guint64) n;
  return *left > 0;
}

static void
carry (TestWire *self,
       GSocket  *client,
       guint     number)
{
  g_autoptr(GSocket) server = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr(GSocketAddress) address = new_address (self->port);
  guint64 from_server = number < self->cuts->len ? g_array_index (self->cuts, guint, number) : G_MAXUINT64;
  guint64 from_client = G_MAXUINT64;
  GPollFD fds[3] = {
    { .fd = g_socket_get_fd (client), .events = G_IO_IN },
    { .fd = g_socket_get_fd (server), .events = G_IO_IN },
  };

  if (from_server == 0 || !g_socket_connect (server, address, self->cancellable, NULL))
    return;
  g_cancellable_make_pollfd (self->cancellable, &fds[2]);
  while (g_poll (fds, 3, -1) >= 0 && !g_cancellable_is_cancelled (self->cancellable))
    {
      if (fds[0].revents != 0 && !pass (self, client, server, &from_client))
        break;
      if (fds[1].revents != 0 && !pass (self, server, client, &from_server))
        break;
    }
  g_cancellable_release_fd (self->cancellable);
}

static gpointer
serve_thread (gpointer data)
{
  Connection *connection = data;

  if (connection->wire->bytes != NULL)
    say (connection->wire, connection->socket);
  else
    carry (connection->wire, connection->socket, connection->number);
  g_socket_close (connection->socket, NULL);
  g_object_unref (connection->socket);
  g_free (connection);
  return NULL;
}

static gpointer
accept_thread (gpointer data)
{
  TestWire *self = data;
  GSocket *socket;

  while ((socket = g_socket_accept (self->listener, self->cancellable, NULL)) != NULL)
    {
      Connection *connection = g_new0 (Connection, 1);

      connection->wire = self;
      connection->socket = socket;
      connection->number = (guint) g_atomic_int_add (&self->n_connections, 1);
      g_ptr_array_add (self->threads, g_thread_new ("wire", serve_thread, connection));
    }
  return NULL;
}

static void
join_thread (gpointer data)
{
  g_thread_join (data);
}

static TestWire *
new_wire (void)
{
  TestWire *self = g_new0 (TestWire, 1);
  g_autoptr(GSocketAddress) address = new_address (0);
  g_autoptr(GError) error = NULL;

  g_mutex_init (&self->lock);
  self->asked = g_string_new (NULL);
  self->cancellable = g_cancellable_new ();
  self->threads = g_ptr_array_new_with_free_func (join_thread);
  self->cuts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_bind (self->listener, address, TRUE, &error);
  g_assert_no_error (error);
  g_socket_listen (self->listener, &error);
  g_assert_no_error (error);
  return self;
}

/**
 * test_wire_new_saying:
 * @bytes: what to answer to every question; the connection ends behind it
 * @length: how many, or -1
 */
TestWire *
test_wire_new_saying (const char *bytes,
                      gssize      length)
{
  TestWire *self = new_wire ();

  self->bytes = g_bytes_new (bytes, length >= 0 ? (gsize) length : strlen (bytes));
  self->thread = g_thread_new ("wire", accept_thread, self);
  return self;
}

/**
 * test_wire_new_to:
 * @port: the server's
 * @cuts: after how many bytes of the server to cut each connection, in the order in which they are made
 * @n_cuts: how many; later ones are left alone
 */
TestWire *
test_wire_new_to (guint        port,
                  const guint *cuts,
                  gsize        n_cuts)
{
  TestWire *self = new_wire ();

  self->port = port;
  g_array_append_vals (self->cuts, cuts, (guint) n_cuts);
  self->thread = g_thread_new ("wire", accept_thread, self);
  return self;
}

guint
test_wire_get_port (TestWire *self)
{
  g_autoptr(GSocketAddress) address = g_socket_get_local_address (self->listener, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
}

/* Returns: how many connections there were */
guint
test_wire_get_count (TestWire *self)
{
  return (guint) g_atomic_int_get (&self->n_connections);
}

/* Returns: (transfer full): all that was asked */
char *
test_wire_dup_asked (TestWire *self)
{
  char *asked;

  g_mutex_lock (&self->lock);
  asked = g_strdup (self->asked->str);
  g_mutex_unlock (&self->lock);
  return asked;
}

void
test_wire_free (TestWire *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  g_ptr_array_unref (self->threads);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_array_unref (self->cuts);
  g_string_free (self->asked, TRUE);
  g_mutex_clear (&self->lock);
  g_free (self);
}
