// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/analysis/group.h"

namespace phonehome {

/// The period in seconds that the renewals of too few events agree on within 3 %, two or more of them: a grant and its
/// renewals are of several kinds of message. nullopt where a period is known or they don't agree.
std::optional<double> renewalInterval(const Group& group);

} // namespace phonehome
