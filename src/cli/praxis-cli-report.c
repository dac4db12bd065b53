/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-cli-report.h"

#include <glib/gi18n.h>

/* What an import did. */

static void
add_posts (PraxisJsonBuilder *json,
           yyjson_mut_val    *array,
           GPtrArray         *posts)
{
  for (guint i = 0; i < posts->len; i++)
    {
      const PraxisImportedPost *post = g_ptr_array_index (posts, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, array);

      if (post->reason == NULL)
        {
          praxis_json_add_string (json, object, "uuid", post->uuid);
          praxis_json_add_string (json, object, "slug", post->slug);
        }
      praxis_json_add_string (json, object, "title", post->title);
      if (post->note != NULL)
        praxis_json_add_string (json, object, "note", post->note);
      if (post->reason != NULL)
        praxis_json_add_string (json, object, "reason", post->reason);
    }
}

static void
print_json (PraxisCli                *self,
            const PraxisImportReport *report)
{
  g_autoptr(PraxisJsonBuilder) json = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (json);
  yyjson_mut_val *edits, *problems;

  praxis_json_add_string (json, root, "digest", praxis_digest_get_uuid (report->digest));
  add_posts (json, yyjson_mut_obj_add_arr (json, root, "added"), report->added);
  add_posts (json, yyjson_mut_obj_add_arr (json, root, "updated"), report->updated);
  edits = yyjson_mut_obj_add_arr (json, root, "edits");
  for (guint i = 0; i < report->edits->len; i++)
    yyjson_mut_arr_add_strcpy (json, edits, report->edits->pdata[i]);
  add_posts (json, yyjson_mut_obj_add_arr (json, root, "skipped"), report->skipped);
  problems = yyjson_mut_obj_add_arr (json, root, "problems");
  for (guint i = 0; i < report->problems->len; i++)
    {
      const PraxisImportProblem *problem = g_ptr_array_index (report->problems, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (json, problems);

      yyjson_mut_obj_add_uint (json, object, "line", problem->line);
      praxis_json_add_string (json, object, "message", problem->message);
    }
  praxis_cli_print_json (self, json, root);
}

/* Says what is in doubt, and in which line; 0 for none. */
void
praxis_cli_print_problem (PraxisCli  *self,
                          guint       line,
                          const char *message)
{
  if (line > 0)
    /* Translators: the number is a line of a file; %s is what is in doubt there */
    praxis_cli_print (self, _("Line %u: %s\n"), line, message);
  else
    praxis_cli_print (self, "%s\n", message);
}

static void
print_updated (PraxisCli                *self,
               const PraxisImportedPost *post)
{
  if (post->note != NULL)
    /* Translators: the first %s is a post's title, the second what else there is to say of it */
    praxis_cli_print (self, _("Updated: “%s”. %s\n"), post->title, post->note);
  else
    /* Translators: %s is a post's title */
    praxis_cli_print (self, _("Updated: “%s”\n"), post->title);
}

static void
print_text (PraxisCli                *self,
            const PraxisImportReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    {
      const PraxisImportProblem *problem = g_ptr_array_index (report->problems, i);

      praxis_cli_print_problem (self, problem->line, problem->message);
    }

  for (guint i = 0; i < report->skipped->len; i++)
    {
      const PraxisImportedPost *post = g_ptr_array_index (report->skipped, i);

      /* Translators: the first %s is a post's title, the second why it was left out */
      praxis_cli_print (self, _("Left out: “%s”. %s\n"), post->title, post->reason);
    }
  for (guint i = 0; i < report->edits->len; i++)
    /* Translators: %s is a part of a digest that is no post, as "the text of March 2023" */
    praxis_cli_print (self, _("Updated: %s\n"), (char *) report->edits->pdata[i]);
  for (guint i = 0; i < report->updated->len; i++)
    print_updated (self, g_ptr_array_index (report->updated, i));
  for (guint i = 0; i < report->added->len; i++)
    {
      const PraxisImportedPost *post = g_ptr_array_index (report->added, i);

      /* Translators: %s is a post's title */
      praxis_cli_print (self, _("Added: “%s”\n"), post->title);
    }
  /* Translators: %s is a digest's title */
  praxis_cli_print (self, ngettext ("%u post was added to “%s”.\n", "%u posts were added to “%s”.\n",
                                    report->added->len),
                    report->added->len, praxis_digest_get_title (report->digest));
  if (report->updated->len > 0)
    /* Translators: %s is a digest's title */
    praxis_cli_print (self, ngettext ("%u post was updated in “%s”.\n", "%u posts were updated in “%s”.\n",
                                      report->updated->len),
                      report->updated->len, praxis_digest_get_title (report->digest));
}

/**
 * praxis_cli_print_import:
 * @self: a call
 * @report: what an import did
 *
 * Prints it, for people or as JSON.
 */
void
praxis_cli_print_import (PraxisCli                *self,
                         const PraxisImportReport *report)
{
  if (self->json)
    print_json (self, report);
  else
    print_text (self, report);
}
