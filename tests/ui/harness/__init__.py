# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Praxis as a person does who cannot see it: through the accessibility bus."""
