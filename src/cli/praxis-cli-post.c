/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-post.h"

#include "import/praxis-markdown-importer.h"
#include "praxis-cli-source.h"

/* What the verbs that write posts have in common. */

/**
 * praxis_cli_read_post:
 * @self: a call
 * @argument: a file; "-" is standard input
 * @error: return location
 *
 * Returns: (transfer full): the post that it holds as Markdown with front matter; %NULL with an error
 */
PraxisMarkdownPost *
praxis_cli_read_post (PraxisCli   *self,
                      const char  *argument,
                      GError     **error)
{
  g_autoptr(GBytes) bytes = praxis_cli_load (self, argument, error);
  g_autofree char *text = bytes != NULL ? praxis_markdown_decode (bytes, error) : NULL;

  return text != NULL ? praxis_markdown_read_post (text, -1, error) : NULL;
}

/* Adds what was not taken of a file, if there is one. */
void
praxis_cli_add_problems (PraxisJsonBuilder  *json,
                         yyjson_mut_val     *object,
                         PraxisMarkdownPost *file)
{
  yyjson_mut_val *problems = yyjson_mut_obj_add_arr (json, object, "problems");

  for (guint i = 0; file != NULL && i < file->problems->len; i++)
    {
      const PraxisImportProblem *problem = file->problems->pdata[i];
      yyjson_mut_val *entry = yyjson_mut_arr_add_obj (json, problems);

      yyjson_mut_obj_add_uint (json, entry, "line", problem->line);
      praxis_json_add_string (json, entry, "message", problem->message);
    }
}

/* Says on standard error what was not taken of a file, so that standard output stays for programs. */
void
praxis_cli_complain_of_problems (PraxisMarkdownPost *file)
{
  for (guint i = 0; file != NULL && i < file->problems->len; i++)
    {
      const PraxisImportProblem *problem = file->problems->pdata[i];

      praxis_cli_complain (problem->message);
    }
}

/* Adds what names a post, and how far it is. */
void
praxis_cli_add_post (PraxisJsonBuilder *json,
                     yyjson_mut_val    *object,
                     PraxisPost        *post)
{
  praxis_json_add_string (json, object, "uuid", praxis_post_get_uuid (post));
  praxis_json_add_string (json, object, "slug", praxis_post_get_slug (post));
  praxis_json_add_string (json, object, "title", praxis_post_get_title (post));
  praxis_json_add_string (json, object, "status", praxis_status_to_string (praxis_post_get_status (post)));
  yyjson_mut_obj_add_sint (json, object, "revision", praxis_post_get_revision (post));
}
