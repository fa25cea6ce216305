// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/export/document.h"

namespace phonehome {

/// HTML that shows these characters, in text and in quoted attributes.
std::string htmlEscaped(std::string_view text);
/// A text as one line of it.
std::string htmlLine(const Text& text);
/// An element with what is in it, as it is, and a line break.
std::string htmlElement(const std::string& name, const std::string& inner);

} // namespace phonehome
