# SPDX-License-Identifier: GPL-3.0-or-later
#
# statcheck.R SENTENCES TABLE: statcheck's table of each line of a file.

suppressMessages(library(statcheck))
arguments <- commandArgs(TRUE)
lines <- readLines(arguments[1], encoding = "UTF-8")
found <- suppressWarnings(statcheck(lines, messages = FALSE))
if (is.null(found)) found <- data.frame(source = character())
found$source <- as.character(found$source)
write.csv(as.data.frame(found), arguments[2], row.names = FALSE, fileEncoding = "UTF-8")
