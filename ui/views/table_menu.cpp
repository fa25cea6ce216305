// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table_menu.h"

#include <utility>

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include "ui/views/table_rows.h"
#include "ui/views/view.h"

namespace phonehome {

QAction* addCopy(QMenu& menu, const QString& title, const QString& text)
{
    QAction* action = menu.addAction(title);
    action->setEnabled(!text.isEmpty());
    QObject::connect(action, &QAction::triggered, &menu, [text] { QApplication::clipboard()->setText(text); });
    return action;
}

QAction* addPackets(QMenu& menu, View* page, const QString& title, const PacketsOf& row)
{
    QAction* action = menu.addAction(title);
    action->setObjectName(QStringLiteral("exportPackets"));
    action->setEnabled(row.whole);
    QObject::connect(action, &QAction::triggered, page, [page, row] { emit page->packetsWanted(row.focus, row.flow); });
    return action;
}

void addTableMenu(View* page, QAbstractItemView* table, OfferRow offer)
{
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    const auto open = [page, table, offer = std::move(offer)](const QPoint& at) {
        auto* menu = new QMenu(table);
        menu->setObjectName(QStringLiteral("rowMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const QModelIndex index = table->indexAt(at);
        if (index.isValid() && offer) {
            offer(*menu, index);
            menu->addSeparator();
        }
        const bool several = chosenRows(table).size() > 1;
        addCopy(*menu, several ? View::tr("&Copy rows") : View::tr("&Copy row"), selectedRows(table))
            ->setObjectName(QStringLiteral("copyRows"));
        QAction* all = menu->addAction(View::tr("&Export table…"));
        all->setObjectName(QStringLiteral("exportTable"));
        all->setEnabled(table->model()->rowCount() > 0);
        QObject::connect(all, &QAction::triggered, page, [page, table] { emit page->exportWanted(table->model()); });
        menu->popup(table->viewport()->mapToGlobal(at));
    };
    QObject::connect(table, &QWidget::customContextMenuRequested, table, open);
}

} // namespace phonehome
