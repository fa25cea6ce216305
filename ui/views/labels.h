// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLabel;
class QWidget;

namespace phonehome {

enum class LabelKind { Plain, Strong, Title, Faint };

/// A label that shows its text as it is, never as markup, and lets the user select it. Faint labels follow the palette
/// when it changes.
QLabel* plainLabel(QWidget* parent, LabelKind kind = LabelKind::Plain);

/// The same in one line, which ends in an ellipsis where there is too little room for it, and asks for none.
QLabel* elidedLabel(QWidget* parent, LabelKind kind = LabelKind::Plain);

} // namespace phonehome
