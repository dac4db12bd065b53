/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

void praxis_pdf_guard_enter (void);
