// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/owner_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/session/owners/owner_sources.h"
#include "ui/models/download_text.h"
#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

OwnerDialog::OwnerDialog(const OwnerOffer& offer, QWidget* parent)
    : QDialog(parent), m_folder(offer.folder), m_known(plainLabel(this, LabelKind::Faint)),
      m_bar(new QProgressBar(this)), m_said(plainLabel(this))
{
    setObjectName(QStringLiteral("ownerDialog"));
    setWindowTitle(tr("Download owners' data"));
    build(offer.known);
    for (const Row& row : m_rows) {
        connect(row.wanted, &QCheckBox::toggled, row.url, &QWidget::setEnabled);
        connect(row.wanted, &QCheckBox::toggled, this, &OwnerDialog::judge);
        connect(row.url, &QLineEdit::textChanged, this, &OwnerDialog::judge);
        row.url->setEnabled(row.wanted->isChecked());
    }
    connect(m_fetch, &QPushButton::clicked, this, &OwnerDialog::begin);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_download)
            m_download->cancel();
        else
            reject();
    });
    judge();
}

OwnerDialog::~OwnerDialog() = default;

void OwnerDialog::build(const QString& known)
{
    struct Source {
        OwnerSource source;
        const char* name;
        QString title;
        bool wanted;
    };
    const Source sources[] = {
        {OwnerSource::Networks, "Networks", tr("&Networks"), true},
        {OwnerSource::Countries, "Countries", tr("&Countries"), true},
        {OwnerSource::Amazon, "Amazon", tr("&Amazon's cloud"), false},
    };
    QLabel* what = plainLabel(this);
    what->setWordWrap(true);
    what->setText(tr("Files that say whose an address is. They are fetched once and looked into on this computer; "
                     "nothing of your captures is sent."));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const Source& source : sources) {
        const Row row{new QCheckBox(source.title, this), new QLineEdit(this)};
        row.wanted->setObjectName(QStringLiteral("owner%1").arg(QLatin1String(source.name)));
        row.wanted->setChecked(source.wanted);
        row.url->setObjectName(QStringLiteral("owner%1Url").arg(QLatin1String(source.name)));
        row.url->setText(ownerUrl(source.source, QDate::currentDate()).toString());
        row.url->setCursorPosition(0);
        row.url->setAccessibleName(tr("Address of the file"));
        form->addRow(row.wanted, row.url);
        m_rows.push_back(row);
    }
    m_known->setObjectName(QStringLiteral("ownerKnown"));
    m_known->setText(known.isEmpty() ? tr("Nothing of the kind is here yet.") : tr("In use: %1").arg(known));
    QLabel* credit = plainLabel(this, LabelKind::Faint);
    credit->setText(tr("Networks and countries: IP Geolocation by DB-IP (https://db-ip.com), licence CC BY 4.0, a new "
                       "file each month. Ranges of the cloud: by Amazon."));
    for (QLabel* label : {m_known, credit, m_said})
        label->setWordWrap(true);
    m_bar->setObjectName(QStringLiteral("ownerProgress"));
    m_bar->setTextVisible(false);
    m_bar->setVisible(false);
    m_said->setObjectName(QStringLiteral("ownerSaid"));
    m_said->setVisible(false);
    auto* buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(tr("Close"), QDialogButtonBox::ActionRole);
    m_close->setObjectName(QStringLiteral("ownerClose"));
    m_close->setAutoDefault(false);
    m_fetch = buttons->addButton(tr("Download"), QDialogButtonBox::ActionRole);
    m_fetch->setObjectName(QStringLiteral("ownerFetch"));
    m_fetch->setDefault(true);

    auto* column = new QVBoxLayout(this);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(m_known);
    column->addWidget(credit);
    column->addWidget(m_bar);
    column->addWidget(m_said);
    column->addWidget(buttons);
    constexpr int kLetters = 80;
    constexpr int kEdges = 120;
    resize(kLetters * fontMetrics().averageCharWidth() + kEdges, sizeHint().height());
}

void OwnerDialog::judge()
{
    const bool any = std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) {
        return row.wanted->isChecked() && !row.url->text().trimmed().isEmpty();
    });
    m_fetch->setEnabled(any && !m_download);
    for (const Row& row : m_rows) {
        row.wanted->setEnabled(!m_download);
        row.url->setReadOnly(m_download != nullptr);
    }
    m_close->setText(m_download ? tr("Cancel") : tr("Close"));
}

void OwnerDialog::begin()
{
    if (m_download)
        return;
    OwnerDownloadPlan plan;
    plan.folder = m_folder;
    for (const Row& row : m_rows) {
        if (const QString url = row.url->text().trimmed(); row.wanted->isChecked() && !url.isEmpty())
            plan.urls << QUrl(url);
    }
    if (plan.urls.isEmpty())
        return;
    m_download = std::make_unique<OwnerDownload>(std::move(plan));
    connect(m_download.get(), &OwnerDownload::changed, this, &OwnerDialog::show);
    connect(m_download.get(), &OwnerDownload::ended, this, &OwnerDialog::end, Qt::QueuedConnection);
    m_bar->setVisible(true);
    m_said->setVisible(true);
    judge();
    m_download->start();
}

void OwnerDialog::show(const OwnerDownloadNews& news)
{
    constexpr int kSteps = 1000;
    const bool known = news.state == OwnerDownloadNews::State::Fetching && news.total > 0;
    m_bar->setRange(0, known ? kSteps : 0);
    m_bar->setValue(known ? static_cast<int>(news.bytes * kSteps / news.total) : 0);
    m_said->setText(downloadText(news));
}

void OwnerDialog::end(const OwnerDownloadNews& news)
{
    m_download.reset();
    m_bar->setVisible(false);
    QStringList lines;
    for (const OwnerDownloadFailure& failure : news.failures)
        lines << downloadProblemText(failure);
    lines.removeDuplicates(); // who is offline is so for all files
    if (const QString text = downloadText(news); !text.isEmpty())
        lines << text;
    m_said->setText(lines.join(u'\n'));
    judge();
    if (!news.kept.empty()) {
        QStringList paths;
        for (const HostingFacts& file : news.kept)
            paths << QFile::decodeName(QByteArray::fromStdString(file.path));
        emit fetched(paths);
    }
    if (news.failures.empty() && !news.cancelled)
        accept();
}

} // namespace phonehome
