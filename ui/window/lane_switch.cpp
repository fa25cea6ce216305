// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/lane_switch.h"

#include <QActionGroup>
#include <QMenu>

#include "ui/charts/timeline.h"
#include "ui/settings/settings.h"

namespace phonehome {

void addLaneModes(QMenu* menu, Timeline* timeline, Settings& settings)
{
    timeline->setLaneMode(settings.lanes());
    auto* group = new QActionGroup(menu);
    for (const LaneMode mode : kLaneModes) {
        QString text = laneModeText(mode);
        text[0] = text[0].toUpper();
        QAction* action = menu->addAction(text);
        action->setObjectName(QStringLiteral("actionLanes_") + laneModeId(mode));
        action->setCheckable(true);
        action->setChecked(timeline->laneMode() == mode);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, timeline, [timeline, mode, &settings] {
            timeline->setLaneMode(mode);
            settings.setLanes(mode);
        });
        QObject::connect(timeline, &Timeline::laneModeChanged, action,
                         [action, mode](LaneMode chosen) { action->setChecked(chosen == mode); });
    }
    // What the command line asks for is for one run.
    QObject::connect(timeline, &Timeline::laneModeChosen, menu,
                     [&settings](LaneMode mode) { settings.setLanes(mode); });
}

} // namespace phonehome
