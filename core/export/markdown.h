// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/document.h"

namespace phonehome {

/// The document as Markdown (CommonMark with GitHub's tables). No text in it becomes markup, HTML or a link, and no line
/// of it begins a block; what can't be seen is made visible. Ends with a line break. One exception: GitHub links what
/// looks like a mail address, however it is escaped.
std::string markdown(const Document& document);

} // namespace phonehome
