// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>

#include "ui/views/beats_view.h"
#include "ui/views/cadence_view.h"
#include "ui/views/changes_view.h"
#include "ui/views/compare_view.h"
#include "ui/views/events_view.h"
#include "ui/views/findings_view.h"
#include "ui/views/flows_view.h"
#include "ui/views/names_view.h"
#include "ui/views/view.h"

namespace phonehome {

namespace {

struct Tabs {
    Q_DECLARE_TR_FUNCTIONS(phonehome::Tabs)
};

template <typename V> View* make(const ViewContext& context, QWidget* parent)
{
    return new V(context, parent);
}

constexpr ViewRow kTabs[] = {
    ViewRow{"cadence", [] { return Tabs::tr("Cadence"); }, make<CadenceView>},
    ViewRow{"beats", [] { return Tabs::tr("Beats"); }, make<BeatsView>},
    ViewRow{"names", [] { return Tabs::tr("Names"); }, make<NamesView>},
    ViewRow{"flows", [] { return Tabs::tr("Flows"); }, make<FlowsView>},
    ViewRow{"events", [] { return Tabs::tr("Events"); }, make<EventsView>},
    ViewRow{"findings", [] { return Tabs::tr("Findings"); }, make<FindingsView>},
    ViewRow{"compare", [] { return Tabs::tr("Compare"); }, make<CompareView>},
    ViewRow{"changes", [] { return Tabs::tr("Changes"); }, make<ChangesView>},
};

} // namespace

std::span<const ViewRow> tabViews()
{
    return kTabs;
}

} // namespace phonehome
