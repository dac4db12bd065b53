/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  PRAXIS_BLOCK_PARAGRAPH,
  PRAXIS_BLOCK_HEADING,
  PRAXIS_BLOCK_ITEM,
} PraxisBlockKind;

/**
 * PraxisBlock:
 * @kind: what it is
 * @level: of a heading, from 1; else 0
 * @line: the line of the source, from 1
 * @text: its words, in one line
 * @markdown: the same as CommonMark
 * @lead: how many bytes of @text its bold beginning takes, 0 where it has none
 * @lead_markdown: how many bytes of @markdown that is
 * @strong: whether all of it is bold
 * @aside: whether it stands in navigation, a side bar or a footer
 * @soft: whether only a line break parts it from the block before
 * @doi: (nullable): the address of a DOI that a link in it has
 *
 * A piece of a page: what a reader sees as one line or paragraph.
 */
typedef struct
{
  PraxisBlockKind  kind;
  guint            level;
  guint            line;
  char            *text;
  char            *markdown;
  gsize            lead;
  gsize            lead_markdown;
  gboolean         strong;
  gboolean         aside;
  gboolean         soft;
  char            *doi;
} PraxisBlock;

/**
 * PraxisBlocks:
 * @blocks: (element-type PraxisBlock): the page in its order
 * @title: (nullable): the document's title
 * @address: (nullable): where the page says it comes from
 */
typedef struct
{
  GPtrArray *blocks;
  char      *title;
  char      *address;
} PraxisBlocks;

PraxisBlock  *praxis_block_new        (PraxisBlockKind   kind,
                                       guint             line,
                                       const char       *text);
void          praxis_block_free       (PraxisBlock      *self);
PraxisBlocks *praxis_blocks_new       (void);
void          praxis_blocks_free      (PraxisBlocks     *self);
gboolean      praxis_blocks_is_html   (const char       *text);
PraxisBlocks *praxis_blocks_from_text (const char       *text,
                                       GCancellable     *cancellable,
                                       GError          **error);
PraxisBlocks *praxis_blocks_from_html (const char       *html,
                                       GCancellable     *cancellable,
                                       GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisBlock, praxis_block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PraxisBlocks, praxis_blocks_free)

G_END_DECLS
