// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include "ui/dialogs/resolver_choice.h"

namespace phonehome {

/// As the settings keep them, one text each, without passwords and codes; those that are none are left out.
QList<ResolverChoice> resolversFrom(const QStringList& texts);
QString resolverAsText(const ResolverChoice& choice);

/// The list with this one in front, in the place of what was known of the same.
QStringList withResolver(const QStringList& texts, const ResolverChoice& choice);

} // namespace phonehome
