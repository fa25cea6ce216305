// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcuts_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/views/labels.h"

namespace phonehome {

namespace {

void addRows(QGridLayout* grid, const QString& title, const std::vector<ShortcutsDialog::Row>& rows)
{
    QWidget* parent = grid->parentWidget();
    QLabel* head = plainLabel(parent, LabelKind::Strong);
    head->setText(title);
    int line = grid->rowCount();
    grid->addWidget(head, line++, 0, 1, 2);
    for (const auto& [what, keys] : rows) {
        QLabel* left = plainLabel(parent);
        left->setText(what);
        QLabel* right = plainLabel(parent, LabelKind::Faint);
        right->setText(keys);
        grid->addWidget(left, line, 0);
        grid->addWidget(right, line++, 1);
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const std::vector<Row>& keys, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* page = new QWidget;
    auto* grid = new QGridLayout(page);
    grid->setHorizontalSpacing(32);
    grid->setColumnStretch(1, 1);
    addRows(grid, tr("Everywhere"), keys);
    addRows(grid, tr("On the timeline"),
            {{tr("Next or previous event of the lane"), tr("Right, Left")},
             {tr("Lane above or below"), tr("Up, Down")},
             {tr("Zoom at the pointer"), tr("Wheel")},
             {tr("Move in time"), tr("Shift and wheel")},
             {tr("Lanes above and below"), tr("Page Up, Page Down or wheel on their names")},
             {tr("Zoom in on a time span, filter by it or exclude it"), tr("Drag")},
             {tr("Show an event's fields and bytes"), tr("Click its tick")},
             {tr("Measure from the selected event to another"), tr("Shift and click, or Ctrl+Right, Ctrl+Left")},
             {tr("Zoom, filter or exclude between the two"), tr("Menu key or right click")},
             {tr("Compare before and after a moment"), tr("Menu key or right click")}});
    addRows(
        grid, tr("Undo and Back"),
        {{tr("Filters, exclusions and zooms from the menu have one history"), tr("Undo is Back, Redo is Forward")}});
    grid->setRowStretch(grid->rowCount(), 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    // As wide as its words in any language: what the keys are must not be cut, nor be scrolled to.
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(page->sizeHint().width() + scroll->verticalScrollBar()->sizeHint().width());
    resize(sizeHint().width(), 560);
}

} // namespace phonehome
