// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/selection.h"
#include "ui/models/time_format.h"
#include "ui/views/view.h"

namespace phonehome {

/// What a view needs to be shown alone.
struct Context {
    Selection selection;
    TimeFormat time;
    ViewContext view{&selection, &time};

    Context() { time.setChoice(ZoneChoice::Utc); }
};

} // namespace phonehome
