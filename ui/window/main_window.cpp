// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include "core/session/resolver/reverse_lookups.h"
#include "ui/charts/timeline.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/export/chart_file.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"
#include "ui/views/details_pane.h"
#include "ui/views/loading_bar.h"
#include "ui/views/message_bar.h"
#include "ui/views/start_page.h"
#include "ui/window/actions.h"
#include "ui/window/capture_page.h"
#include "ui/window/capture_saver.h"
#include "ui/window/lane_switch.h"
#include "ui/window/log_import.h"
#include "ui/window/owner_import.h"
#include "ui/window/recording.h"
#include "ui/window/resolver_log.h"
#include "ui/window/sample.h"
#include "ui/window/status_line.h"
#include "ui/window/theme_switch.h"
#include "ui/window/tool_row.h"
#include "ui/window/window_state.h"

namespace phonehome {

MainWindow::MainWindow(Settings& settings, Questions questions, QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_questions(std::move(questions)), m_actions(new Actions(this)),
      m_recording(new Recording(&m_session, settings, this)), m_saver(new CaptureSaver(this)),
      m_resolver(new ResolverLog(&m_session, settings, m_time, this)),
      m_reverse(new ReverseLookups([] { return systemNameServers(); }, {}, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    m_time.setChoice(settings.zone());
    build();
    connectSession();
    connectActions();
    addThemes(m_actions->menuOf(ActionId::Theme), m_settings);
    addLaneModes(m_actions->menuOf(ActionId::Lanes), m_page->timeline(), m_settings);
    resize(1440, 900);
    restoreWindow(this, settings);
    useOwners({}, true);
    connectDevices();
    showCapture(nullptr);
}

/// The views use selection and time zone to the last: they go before these.
MainWindow::~MainWindow()
{
    delete takeCentralWidget();
}

void MainWindow::build()
{
    m_actions->fill(menuBar());
    m_filter = addToolRow(this, *m_actions);

    const ViewContext context{&m_selection, &m_time};
    m_messages = new MessageBar;
    m_loading = new LoadingBar;
    m_start = new StartPage(
        {m_actions->of(ActionId::Open), m_actions->of(ActionId::CaptureOptions), m_actions->of(ActionId::OpenSample)});
    m_page = new CapturePage(context, m_actions->of(ActionId::ImportLog));
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_page);
    auto* central = new QWidget;
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_loading);
    column->addWidget(m_stack, 1);
    setCentralWidget(central);
    m_status = new StatusLine(statusBar(), &m_time);
    statusBar()->setSizeGripEnabled(false);

    connect(m_filter, &QLineEdit::textChanged, m_page, &CapturePage::setFilter);
    connectLeft();
    connect(m_start, &StartPage::recentChosen, this, [this](const QString& path) { openFiles({path}); });
    connect(m_page, &View::exportWanted, this, &MainWindow::exportTable);
    connect(m_page->details(), &DetailsPane::detailWanted, &m_session, &CaptureSession::requestDetail);
    connect(m_page, &CapturePage::detailsShown, m_actions->of(ActionId::Details), &QAction::setChecked);
    connect(&m_selection, &Selection::focusChanged, this, &MainWindow::enableActions);
    connect(m_status, &StatusLine::zoneChosen, this, [this](ZoneChoice zone) { m_settings.setZone(zone); });
    connect(&m_time, &TimeFormat::changed, this,
            [this] { m_actions->of(ActionId::TimesInUtc)->setChecked(m_time.choice() == ZoneChoice::Utc); });
}

void MainWindow::connectSession()
{
    connect(&m_session, &CaptureSession::started, this, [this] {
        m_pause.end();
        m_selection.clear();
        m_messages->setMessages({});
        m_savedView.reset();
        m_sessionFile.clear();
        if (!m_recording->isOpen())
            m_loading->start();
    });
    connect(&m_session, &CaptureSession::updated, this, [this](const SnapshotPtr& snapshot, const LoadProgress& done) {
        m_loading->setProgress(done);
        if (m_pause.hold(snapshot))
            return m_status->setPaused(m_pause.packetsSince());
        // Of what is captured now, nothing yet is news too: what was open before is no longer.
        if (snapshot->totals.packets > 0 || snapshot->final || m_recording->isUnderWay())
            showCapture(snapshot);
    });
    connect(&m_session, &CaptureSession::finished, this, [this](LoadEnd end) {
        m_loading->stop();
        QStringList sentences = m_notes + problemSentences(m_snapshot, end);
        if (const QString text = m_recording->endText(); m_recording->isOpen() && !text.isEmpty())
            sentences.prepend(text);
        sentences += showSavedView();
        m_messages->setMessages(sentences);
        if (end == LoadEnd::Failed || m_recording->isOpen()) {
            showCapture(end == LoadEnd::Failed ? nullptr : m_snapshot);
            return;
        }
        for (const QString& path : m_session.paths())
            m_settings.addRecentFile(path);
        if (!m_sessionFile.isEmpty())
            m_settings.addRecentFile(m_sessionFile);
        m_start->setRecent(m_settings.recentFiles());
    });
    connect(&m_session, &CaptureSession::closed, this, [this] {
        m_pause.end();
        m_status->setPaused(std::nullopt);
        m_selection.clear();
        m_messages->setMessages({});
        m_loading->stop();
        showCapture(nullptr);
    });
    connect(&m_session, &CaptureSession::detailReady, m_page->details(), &DetailsPane::setDetail);
    connect(m_loading, &LoadingBar::cancelled, &m_session, &CaptureSession::cancel);
    connectRecording();
    connectResolver();
}

void MainWindow::on(ActionId id, std::function<void()> slot)
{
    connect(m_actions->of(id), &QAction::triggered, this, [slot = std::move(slot)] { slot(); });
}

void MainWindow::connectActions()
{
    on(ActionId::Open, [this] {
        m_questions.captures(this, m_settings.lastFolder(), [this](const QStringList& paths) { openFiles(paths); });
    });
    on(ActionId::OpenSample, [this] { openFiles({samplePath()}); });
    on(ActionId::Record, [this] { toggleRecording(); });
    on(ActionId::CaptureOptions, [this] { askForRecording(); });
    on(ActionId::PauseDisplay, [this] { pauseDisplay(m_actions->of(ActionId::PauseDisplay)->isChecked()); });
    on(ActionId::SaveRecording, [this] { saveRecording(); });
    on(ActionId::FollowFile,
       [this] { m_questions.followed(this, m_settings.lastFolder(), [this](const QString& path) { follow(path); }); });
    connectSaved();
    connectNames();
    connectReverse();
    connectAnswers();
    on(ActionId::CloseCapture, [this] { m_session.close(); });
    on(ActionId::ExportChart, [this] { askForChart(); });
    on(ActionId::Quit, [this] { close(); });
    on(ActionId::Copy, [this] { copy(); });
    on(ActionId::CopyChart, [this] { copyChart(); });
    on(ActionId::Filter, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    on(ActionId::ShowAll, [this] {
        m_filter->clear();
        m_selection.setFocus({});
        m_selection.setParting(std::nullopt);
    });
    on(ActionId::ZoomIn, [this] { m_page->timeline()->zoomIn(); });
    on(ActionId::ZoomOut, [this] { m_page->timeline()->zoomOut(); });
    on(ActionId::Fit, [this] { m_page->timeline()->fit(); });
    on(ActionId::ZoomToSelection, [this] { m_page->timeline()->zoomToSelection(); });
    // One history under both names: what undo takes back, back leads to.
    for (const ActionId id : {ActionId::Back, ActionId::Undo})
        on(id, [this] { m_selection.back(); });
    for (const ActionId id : {ActionId::Forward, ActionId::Redo})
        on(id, [this] { m_selection.forward(); });
    on(ActionId::Details, [this] { m_page->showDetails(m_actions->of(ActionId::Details)->isChecked()); });
    on(ActionId::TimesInUtc, [this] {
        m_time.setChoice(m_actions->of(ActionId::TimesInUtc)->isChecked() ? ZoneChoice::Utc : ZoneChoice::Local);
        m_settings.setZone(m_time.choice());
    });
    on(ActionId::Shortcuts, [this] {
        auto* dialog = new ShortcutsDialog(m_actions->shortcuts(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(ActionId::About, [this] { showAbout(this); });
    m_actions->of(ActionId::Details)->setChecked(m_page->isDetailsShown());
    m_actions->of(ActionId::TimesInUtc)->setChecked(m_time.choice() == ZoneChoice::Utc);
    m_actions->of(ActionId::OpenSample)->setEnabled(!samplePath().isEmpty());
    connect(m_actions->menuOf(ActionId::OpenRecent), &QMenu::aboutToShow, this, &MainWindow::addRecent);
    m_start->setRecent(m_settings.recentFiles());
}

void MainWindow::addRecent()
{
    QMenu* menu = m_actions->menuOf(ActionId::OpenRecent);
    menu->clear();
    for (const QString& path : m_settings.recentFiles()) {
        QString title = fromWire(QDir::toNativeSeparators(path).toStdString());
        QAction* action = menu->addAction(title.replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, path] { openFiles({path}); });
    }
    if (menu->isEmpty())
        menu->addAction(tr("None yet"))->setEnabled(false);
    menu->addSeparator();
    connect(menu->addAction(tr("Forget all")), &QAction::triggered, this, [this] {
        m_settings.clearRecentFiles();
        m_start->setRecent({});
    });
}

void MainWindow::openFiles(const QStringList& paths, const LogChoice& logs)
{
    if (paths.isEmpty() || paths.front().isEmpty())
        return;
    if (paths.size() == 1 && CaptureSession::isStream(paths.front())) {
        RecordingChoice choice;
        choice.pipe = paths.front();
        choice.title = choice.pipe == QLatin1String("-") ? tr("standard input") : fromWire(choice.pipe.toStdString());
        record(choice);
        return;
    }
    if (paths.size() == 1 && isSession(QFile::encodeName(paths.front()).toStdString()))
        return openSession(paths.front(), logs);
    m_settings.setLastFolder(QFileInfo(paths.front()).absolutePath());
    m_notes.clear();
    m_session.open(paths, logInputs(logs));
}

/// nullptr: the start page.
void MainWindow::showCapture(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    if (snapshot)
        m_time.setSpan({snapshot->totals.first, snapshot->totals.last});
    m_page->setSnapshot(snapshot);
    m_status->setCapture(m_recording->isOpen() ? QStringList{m_recording->last().title} : m_session.paths(), snapshot);
    QWidget* page = snapshot ? static_cast<QWidget*>(m_page) : static_cast<QWidget*>(m_start);
    if (!snapshot)
        showLeft();
    if (m_stack->currentWidget() != page) {
        m_stack->setCurrentWidget(page);
        page->setFocus();
    }
    const QString file = !snapshot ? QString()
                         : m_recording->isOpen()
                             ? m_recording->last().title
                             : fromWire(QFileInfo(m_session.paths().value(0)).fileName().toStdString());
    setWindowTitle(file.isEmpty() ? QStringLiteral("Phonehome") : tr("%1 – Phonehome").arg(file));
    enableActions();
    lookUpNames();
}

void MainWindow::enableActions()
{
    const bool open = m_snapshot != nullptr;
    for (const ActionId id : {ActionId::ImportLog, ActionId::CloseCapture, ActionId::ExportChart, ActionId::ExportNames,
                              ActionId::Copy, ActionId::CopyChart, ActionId::Filter, ActionId::ShowAll,
                              ActionId::ZoomIn, ActionId::ZoomOut, ActionId::Fit, ActionId::Details})
        m_actions->of(id)->setEnabled(open);
    // A log is joined to whole files.
    m_actions->of(ActionId::ImportLog)->setEnabled(open && !m_recording->isUnderWay());
    // Whole files of others; what was recorded here is saved.
    m_actions->of(ActionId::ExportCapture)
        ->setEnabled(open && m_snapshot->final && !m_recording->isOpen() && !m_saver->isSaving());
    m_actions->of(ActionId::SaveSession)->setEnabled(open && m_snapshot->final && !m_recording->isOpen());
    for (const ActionId id : {ActionId::ExportReport, ActionId::RouterSettings})
        m_actions->of(id)->setEnabled(open && m_snapshot->final);
    m_actions->of(ActionId::AskResolver)->setEnabled(open || m_resolver->isUnderWay());
    m_actions->of(ActionId::PauseDisplay)->setEnabled(m_recording->isUnderWay());
    m_actions->of(ActionId::PauseDisplay)->setChecked(m_pause.isPaused());
    m_actions->of(ActionId::SaveRecording)->setEnabled(open && m_recording->canBeSaved());
    m_actions->of(ActionId::RenameDevice)->setEnabled(canRename(m_selection.focus().device));
    m_actions->of(ActionId::ZoomToSelection)->setEnabled(open && m_selection.focus().span.has_value());
    for (const ActionId id : {ActionId::Back, ActionId::Undo})
        m_actions->of(id)->setEnabled(m_selection.canGoBack());
    for (const ActionId id : {ActionId::Forward, ActionId::Redo})
        m_actions->of(id)->setEnabled(m_selection.canGoForward());
    m_filter->setEnabled(open);
}

void MainWindow::copy()
{
    if (const QString text = m_page->selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

ChartSubject MainWindow::chartSubject() const
{
    return {m_page->shown(), m_selection.focus(), m_page->timeline()->visibleSpan(), &m_time};
}

ChartImageOptions MainWindow::chartOptions() const
{
    ChartImageOptions options;
    options.size = m_page->timeline()->size().expandedTo(QSize(960, 400));
    options.dark = Theme::from(palette()).dark;
    options.lanes = m_page->timeline()->laneMode();
    return options;
}

void MainWindow::copyChart()
{
    QApplication::clipboard()->setImage(renderChart(chartSubject(), chartOptions()));
    statusBar()->showMessage(tr("Chart copied"), 4000);
}

void MainWindow::askForChart()
{
    ChartImageOptions suggested = chartOptions();
    if (const auto look = m_settings.chartLook()) {
        suggested.size = look->size;
        suggested.scale = look->scale;
        suggested.dark = look->dark;
    }
    m_questions.picture(this, suggested, [this](const ChartImageOptions& chosen) {
        m_settings.setChartLook({chosen.size, chosen.scale, chosen.dark});
        m_questions.picturePath(this, suggestedPath(QStringLiteral(".png")),
                                [this, chosen](const QString& path) { saveChartAs(chosen, path); });
    });
}

void MainWindow::saveChartAs(const ChartImageOptions& options, QString path)
{
    // The capture may have been closed while the dialogs stood open.
    if (!m_snapshot)
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".png");
    ChartSubject subject = chartSubject();
    // Of the cadence that the tab shows.
    if (options.kind == ChartKind::Cadence)
        subject.focus.group = shownGroup(*m_snapshot, m_selection);
    if (const auto saved = exportChart(subject, options, path); !saved)
        m_messages->setMessages({errorText(saved.error())});
    else
        statusBar()->showMessage(tr("Chart saved as %1").arg(QDir::toNativeSeparators(path)), 8000);
}

/// Named after what is open, in the folder of before.
QString MainWindow::suggestedPath(const QString& end) const
{
    const QString base = QFileInfo(m_session.paths().value(0)).completeBaseName();
    return QDir(m_settings.lastFolder()).filePath(base + end);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const auto urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    event->acceptProposedAction();
    take(paths);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveWindow(this, m_settings);
    m_resolver->outliveWindow();
    QMainWindow::closeEvent(event);
}

} // namespace phonehome
