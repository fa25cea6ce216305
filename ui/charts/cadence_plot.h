// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QFont>
#include <QSizeF>

#include "core/analysis/snapshot.h"
#include "ui/charts/cadence_points.h"
#include "ui/charts/theme.h"
#include "ui/models/time_format.h"

class QChart;

namespace phonehome {

/// What a picture of one group's cadence is made from.
struct CadencePlotInput {
    SnapshotPtr snapshot;
    GroupId group; ///< invalid: an empty chart
    const TimeFormat* time = nullptr;
    Theme theme;
    QFont font;
    QSizeF size; ///< decides how many labels there is room for
};

/// How many labels the value axis has room for at this height.
int cadenceTicks(double height, const QFont& font);

/// In what the chart's axis, lines and distances are all written.
PeriodUnit cadenceUnit(const CadencePlotInput& input, const CadencePoints& points);

/// Interval against time, with the period as a line, the promise as a dashed one, the slack between them shaded, missed
/// beats hollow, changes as dotted verticals and the intervals' histogram turned sideways on the same scale. Needs no
/// window.
std::unique_ptr<QChart> cadencePlot(const CadencePlotInput& input);

} // namespace phonehome
