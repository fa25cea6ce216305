// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/report_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/views/labels.h"

namespace phonehome {

ReportDialog::ReportDialog(QWidget* parent)
    : QDialog(parent), m_form(new QComboBox(this)),
      m_masked(new QCheckBox(tr("&Mask what tells whose home it is"), this))
{
    setObjectName(QStringLiteral("reportDialog"));
    setWindowTitle(tr("Export report"));
    m_form->setObjectName(QStringLiteral("reportForm"));
    m_form->addItem(tr("Web page (HTML)"));
    m_form->addItem(tr("Markdown"));
    m_masked->setObjectName(QStringLiteral("reportMasked"));
    m_masked->setChecked(true);
    auto* note = plainLabel(this, LabelKind::Faint);
    note->setWordWrap(true);
    note->setText(tr("Left out are half of each network card's number, the home's public addresses, the names that "
                     "devices give themselves, and yours with your notes. Servers on the internet are named: they are "
                     "what it is about."));
    auto* form = new QFormLayout;
    form->addRow(tr("&Form"), m_form);
    form->addRow(QString(), m_masked);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole)->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(52 * fontMetrics().averageCharWidth());
}

ReportOptions ReportDialog::options() const
{
    return {m_form->currentIndex() == 0, m_masked->isChecked()};
}

} // namespace phonehome
