// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_state.h"

#include <algorithm>

#include <QHeaderView>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>
#include <QTabWidget>

#include "ui/settings/settings.h"
#include "ui/views/table_page.h"

namespace phonehome {

namespace {

const QString kGeometry = QStringLiteral("geometry");
const QString kToolbars = QStringLiteral("toolbars");

/// A header has no name of its own: it goes by its table's. Another word where columns changed their places: what was
/// remembered of the old ones is not theirs.
QString headerName(const QHeaderView* header)
{
    return header->parent()->objectName() + QStringLiteral("Columns");
}

/// Where columns are devices, those of the next capture are others.
bool isRemembered(const QHeaderView* header)
{
    return header->orientation() == Qt::Horizontal && !header->parent()->objectName().isEmpty() &&
           !header->property(kColumnsAreData).toBool();
}

} // namespace

void restoreWindow(QMainWindow* window, const Settings& settings)
{
    window->restoreGeometry(settings.state(kGeometry));
    window->restoreState(settings.state(kToolbars));
    for (auto* split : window->findChildren<QSplitter*>()) {
        if (!split->objectName().isEmpty())
            split->restoreState(settings.state(split->objectName()));
    }
    for (auto* header : window->findChildren<QHeaderView*>()) {
        if (isRemembered(header))
            header->restoreState(settings.state(headerName(header)));
    }
    for (auto* tabs : window->findChildren<QTabWidget*>())
        tabs->setCurrentIndex(settings.state(tabs->objectName()).toInt());
}

void saveWindow(const QMainWindow* window, Settings& settings)
{
    settings.setState(kGeometry, window->saveGeometry());
    settings.setState(kToolbars, window->saveState());
    for (const auto* split : window->findChildren<QSplitter*>()) {
        if (!split->objectName().isEmpty())
            settings.setState(split->objectName(), split->saveState());
    }
    for (const auto* header : window->findChildren<QHeaderView*>()) {
        if (isRemembered(header))
            settings.setState(headerName(header), header->saveState());
    }
    for (const auto* tabs : window->findChildren<QTabWidget*>())
        settings.setState(tabs->objectName(), QByteArray::number(tabs->currentIndex()));
}

void fitToScreen(QMainWindow* window)
{
    const QRect room = window->screen()->availableGeometry();
    const QSize size = window->size().boundedTo(room.size());
    window->resize(size);
    window->move(std::clamp(window->x(), room.left(), room.left() + room.width() - size.width()),
                 std::clamp(window->y(), room.top(), room.top() + room.height() - size.height()));
}

} // namespace phonehome
