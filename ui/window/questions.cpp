// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileDialog>

#include "ui/dialogs/chart_dialog.h"
#include "ui/window/main_window.h"

namespace phonehome {

Questions Questions::asked()
{
    Questions q;
    q.captures = [](QWidget* parent, const QString& folder) {
        return QFileDialog::getOpenFileNames(parent, MainWindow::tr("Open captures"), folder,
                                             MainWindow::tr("Captures (*.pcap *.pcapng *.cap *.dump);;All files (*)"));
    };
    q.picture = [](QWidget* parent, const ChartImageOptions& suggested) -> std::optional<ChartImageOptions> {
        ChartDialog dialog(suggested, parent);
        if (dialog.exec() != QDialog::Accepted)
            return std::nullopt;
        return dialog.options();
    };
    q.picturePath = [](QWidget* parent, const QString& suggested) {
        return QFileDialog::getSaveFileName(parent, MainWindow::tr("Export chart as PNG"), suggested,
                                            MainWindow::tr("Pictures (*.png)"));
    };
    return q;
}

} // namespace phonehome
