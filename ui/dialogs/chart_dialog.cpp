// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/chart_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/models/texts.h"
#include "ui/views/labels.h"

namespace phonehome {

namespace {

QSpinBox* sizeBox(int value, int least, const char* name, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setRange(least, 8000);
    box->setSingleStep(40);
    box->setValue(value);
    return box;
}

} // namespace

ChartDialog::ChartDialog(const ChartImageOptions& suggested, QWidget* parent)
    : QDialog(parent), m_kind(new QComboBox(this)), m_width(sizeBox(suggested.size.width(), 480, "chartWidth", this)),
      m_height(sizeBox(suggested.size.height(), 240, "chartHeight", this)), m_scale(new QDoubleSpinBox(this)),
      m_dark(new QCheckBox(tr("Dark colours"), this)), m_title(new QLineEdit(suggested.title, this)),
      m_pixels(plainLabel(this, LabelKind::Faint)), m_lanes(suggested.lanes)
{
    setObjectName(QStringLiteral("chartDialog"));
    setWindowTitle(tr("Export chart"));
    m_kind->setObjectName(QStringLiteral("chartKind"));
    m_kind->addItem(tr("Timeline, as it is on screen"));
    m_kind->addItem(tr("Cadence of what is selected"));
    m_kind->setCurrentIndex(suggested.kind == ChartKind::Cadence ? 1 : 0);
    m_scale->setObjectName(QStringLiteral("chartScale"));
    m_scale->setRange(0.5, 4);
    m_scale->setSingleStep(0.5);
    m_scale->setDecimals(1);
    m_scale->setValue(suggested.scale);
    m_dark->setChecked(suggested.dark);
    m_title->setPlaceholderText(tr("The sentence about the main cadence"));

    auto* form = new QFormLayout;
    form->addRow(tr("&Chart"), m_kind);
    form->addRow(tr("&Width"), m_width);
    form->addRow(tr("&Height"), m_height);
    form->addRow(tr("&Scale"), m_scale);
    form->addRow(tr("&Title"), m_title);
    form->addRow(QString(), m_dark);
    form->addRow(QString(), m_pixels);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* save = buttons->addButton(tr("Choose file…"), QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_width, &QSpinBox::valueChanged, this, &ChartDialog::showPixels);
    connect(m_height, &QSpinBox::valueChanged, this, &ChartDialog::showPixels);
    connect(m_scale, &QDoubleSpinBox::valueChanged, this, &ChartDialog::showPixels);
    showPixels();
}

ChartImageOptions ChartDialog::options() const
{
    ChartImageOptions out;
    out.kind = m_kind->currentIndex() == 1 ? ChartKind::Cadence : ChartKind::Timeline;
    out.size = {m_width->value(), m_height->value()};
    out.scale = m_scale->value();
    out.dark = m_dark->isChecked();
    out.lanes = m_lanes;
    out.title = m_title->text().trimmed();
    return out;
}

void ChartDialog::showPixels()
{
    const ChartImageOptions o = options();
    const auto pixels = [&](int n) { return countText(static_cast<std::uint64_t>(n * o.scale)); };
    m_pixels->setText(tr("%1 × %2 pixels, with title, legend and time zone in the picture")
                          .arg(pixels(o.size.width()), pixels(o.size.height())));
}

} // namespace phonehome
