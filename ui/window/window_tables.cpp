// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with a table that is to be a file.
#include <QAbstractItemModel>
#include <QDir>
#include <QPointer>
#include <QStatusBar>

#include "ui/export/save_bytes.h"
#include "ui/export/table_csv.h"
#include "ui/models/texts.h"
#include "ui/views/message_bar.h"
#include "ui/window/main_window.h"

namespace phonehome {

void MainWindow::exportTable(const QAbstractItemModel* table)
{
    // Models belong to the page that shows them, and go by its name.
    const QString name = table->parent() ? table->parent()->objectName() : QString();
    const QString end = name.isEmpty() ? QStringLiteral(".csv") : QStringLiteral("-%1.csv").arg(name);
    m_questions.tablePath(this, suggestedPath(end), [this, kept = QPointer(table)](const QString& path) {
        if (!kept)
            return;
        if (const auto saved = saveBytes(tableAsCsv(*kept), path); !saved)
            m_messages->setMessages({errorText(saved.error())});
        else
            statusBar()->showMessage(tr("Table saved as %1").arg(QDir::toNativeSeparators(path)), 8000);
    });
}

} // namespace phonehome
