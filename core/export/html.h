// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/document.h"

namespace phonehome {

/// The document as one HTML page that holds its own style, loads nothing and runs nothing, by its own policy (CSP) too.
/// No text in it becomes markup; what can't be seen is made visible. For screens of any width, light or dark, and paper.
std::string html(const Document& document);

} // namespace phonehome
