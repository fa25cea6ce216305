// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tool_row.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QToolBar>

#include "ui/window/actions.h"
#include "ui/window/main_window.h"

namespace phonehome {

namespace {

constexpr int kLettersMin = 14;
constexpr int kLettersMax = 40;

} // namespace

QLineEdit* addToolRow(QMainWindow* window, const Actions& actions)
{
    QToolBar* row = window->addToolBar(MainWindow::tr("Toolbar"));
    row->setObjectName(QStringLiteral("toolRow"));
    row->setMovable(false);
    // A toolbar hides what stands last in it first: the actions have one of their own.
    auto* both = new QWidget(row);
    both->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* bar = new QToolBar(both);
    bar->setObjectName(QStringLiteral("toolbar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    actions.fill(bar);

    auto* filter = new QLineEdit(both);
    filter->setObjectName(QStringLiteral("filterField"));
    filter->setPlaceholderText(MainWindow::tr("Filter rows: words they must hold"));
    filter->setAccessibleName(MainWindow::tr("Filter rows"));
    filter->setClearButtonEnabled(true);
    const int letter = filter->fontMetrics().averageCharWidth();
    filter->setMinimumWidth(kLettersMin * letter);
    filter->setMaximumWidth(kLettersMax * letter);
    filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    auto* line = new QHBoxLayout(both);
    line->setContentsMargins(0, 0, 4, 0);
    line->addWidget(bar);
    line->addStretch();
    line->addWidget(filter, 1);
    row->addWidget(both);
    return filter;
}

} // namespace phonehome
