// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QDialog>

#include "core/session/owners/owner_download.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace phonehome {

/// Where files of owners are kept, and what is there.
struct OwnerOffer {
    QString folder;
    QString known; ///< "DBIP-ASN-Lite of 2026-11-01"; empty: nothing
};

/// Fetches the files that say whose addresses are: which ones, from where, and how it goes.
class OwnerDialog final : public QDialog {
    Q_OBJECT
public:
    explicit OwnerDialog(const OwnerOffer& offer, QWidget* parent = nullptr);
    ~OwnerDialog() override;

signals:
    /// Files that were fetched and can be used.
    void fetched(const QStringList& paths);

private:
    struct Row {
        QCheckBox* wanted;
        QLineEdit* url;
    };
    void build(const QString& known);
    void begin();
    void show(const OwnerDownloadNews& news);
    void end(const OwnerDownloadNews& news);
    void judge();

    QString m_folder;
    std::vector<Row> m_rows;
    QLabel* m_known;
    QProgressBar* m_bar;
    QLabel* m_said;
    QPushButton* m_fetch;
    QPushButton* m_close; ///< cancels while something is fetched
    std::unique_ptr<OwnerDownload> m_download;
};

} // namespace phonehome
