// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace phonehome {

enum class LabelKind { Plain, Strong, Title, Faint };

/// A label that shows its text as it is, never as markup, and lets the user select it. Faint labels follow the palette
/// when it changes.
QLabel* plainLabel(QWidget* parent, LabelKind kind = LabelKind::Plain);

} // namespace phonehome
