// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonehome {

/// Lets the program open as many files at once as the system allows it to: a recording that rolls over for weeks is
/// opened as a whole. What can't be raised stays.
void allowManyOpenFiles();

} // namespace phonehome
