// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/names_view.h"

#include <array>

#include <QTableView>

#include "ui/models/name_model.h"

namespace phonehome {

namespace {

constexpr std::array kWidths{20, 20, 28, 6, 26, 24, 9, 16, 16};

} // namespace

NamesView::NamesView(const ViewContext& context, QWidget* parent)
    : TablePage(context, new NameModel(context.time), kWidths, parent)
{
    table()->setObjectName(QStringLiteral("namesTable"));
    table()->setAccessibleName(tr("Names and addresses"));
}

TablePage::Reason NamesView::reasonForNone(const Snapshot& snapshot) const
{
    if (snapshot.vantage.internet != Visibility::None)
        return {tr("No lookups in this capture: the resolver is probably on the LAN."),
                tr("Capture where the resolver's answers pass, or at the resolver itself, to see names.")};
    return {tr("No lookups in this capture."),
            tr("No device asked a DNS server while it was taken. Devices ask when they start: restart one while "
               "you capture.")};
}

void NamesView::onChosen(std::uint32_t) {}

} // namespace phonehome
