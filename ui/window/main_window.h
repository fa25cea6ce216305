// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QMainWindow>

#include "core/saved/saved_session.h"
#include "core/session/capture_session.h"
#include "ui/dialogs/device_name_dialog.h"
#include "ui/dialogs/log_dialog.h"
#include "ui/dialogs/owner_dialog.h"
#include "ui/dialogs/packets_dialog.h"
#include "ui/dialogs/recording_choice.h"
#include "ui/dialogs/resolver_choice.h"
#include "ui/export/chart_image.h"
#include "ui/export/report_file.h"
#include "ui/models/selection.h"
#include "ui/models/time_format.h"
#include "ui/settings/settings.h"
#include "ui/window/display_pause.h"

class QAbstractItemModel;
class QLineEdit;
class QStackedWidget;

namespace phonehome {

class Actions;
class CapturePage;
class CaptureSaver;
class LoadingBar;
class Recording;
struct PacketWish;
class ResolverLog;
class ReverseLookups;
class MessageBar;
class StartPage;
class StatusLine;
enum class ActionId;

/// The questions that the window asks with dialogs of its own; replaced where nobody can answer them.
struct Questions {
    template <typename... T> using Answer = std::function<void(T...)>;

    /// Captures to open; not answered when cancelled, like the others.
    std::function<void(QWidget* parent, const QString& folder, Answer<QStringList>)> captures;
    /// How the picture should be.
    std::function<void(QWidget* parent, const ChartImageOptions& suggested, Answer<ChartImageOptions>)> picture;
    /// Where it goes.
    std::function<void(QWidget* parent, const QString& suggested, Answer<QString>)> picturePath;

    /// Resolvers' logs to import.
    std::function<void(QWidget* parent, const QString& folder, Answer<QStringList>)> logs;
    /// What they do not say themselves.
    std::function<void(QWidget* parent, const QStringList& paths, Answer<LogChoice>)> aboutLogs;

    /// Files that say whose addresses are.
    std::function<void(QWidget* parent, const QString& folder, Answer<QStringList>)> owners;
    /// Where the table of names goes.
    std::function<void(QWidget* parent, const QString& suggested, Answer<QString>)> namesPath;
    /// Where to capture.
    std::function<void(QWidget* parent, const RecordingOffer& offer, Answer<RecordingChoice>)> recording;
    /// A capture that is being written.
    std::function<void(QWidget* parent, const QString& folder, Answer<QString>)> followed;
    /// Where a recording goes.
    std::function<void(QWidget* parent, const QString& suggested, Answer<QString>)> recordingPath;

    /// Before what can't be undone or is not safe; button: what it does.
    std::function<void(QWidget* parent, const QString& question, const QString& button, Answer<>)> sure;

    /// Which resolver to ask; known: those that were asked.
    std::function<void(QWidget* parent, const QList<ResolverChoice>& known, Answer<ResolverChoice>)> resolver = {};
    /// Keeps its password in the system's keyring, or forgets it there, as the choice says; answered where that fails.
    std::function<void(QWidget* parent, const ResolverChoice& choice, Answer<QString>)> keepPassword = {};

    /// Files that say whose addresses are, fetched from those who make them; may be answered more than once.
    std::function<void(QWidget* parent, const OwnerOffer& offer, Answer<QStringList>)> download = {};

    /// How the report is to be.
    std::function<void(QWidget* parent, Answer<ReportOptions>)> report = {};
    /// Where a text goes; filter: "Web page (*.html)".
    std::function<void(QWidget* parent, const QString& suggested, const QString& filter, Answer<QString>)> textPath =
        {};
    /// Where a table goes.
    std::function<void(QWidget* parent, const QString& suggested, Answer<QString>)> tablePath = {};

    /// What the user calls a device.
    std::function<void(QWidget* parent, const DeviceNameOffer& offer, Answer<OwnName>)> deviceName = {};

    /// Whether only what is shown is exported, or all packets.
    std::function<void(QWidget* parent, const PacketsOffer& offer, Answer<bool>)> packets = {};

    static Questions asked();
};

/// Assembles session, selection and views; knows none of their insides.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Settings& settings, Questions questions = Questions::asked(), QWidget* parent = nullptr);

    ~MainWindow() override;

    /// logs: of resolvers, joined to them.
    void openFiles(const QStringList& paths, const LogChoice& logs = {});
    /// Captures, and reads what comes.
    void record(const RecordingChoice& choice);
    /// Reads a capture that another program is writing.
    void follow(const QString& path);
    /// Asks a resolver for what belongs to the open capture.
    void askResolver(const ResolverChoice& choice);
    /// Reads what is open again, with the names of these logs.
    void importLogs(const LogChoice& logs);
    /// Adds files that say whose addresses are. remembered: for the next start too.
    void useOwners(const QStringList& paths, bool remembered);
    /// Takes the user's names of devices from this file, and keeps them there.
    void useDeviceNames(const QString& path);
    CaptureSession& session() { return m_session; }
    Selection& selection() { return m_selection; }
    TimeFormat& time() { return m_time; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void connectSession();
    void connectActions();
    void on(ActionId id, std::function<void()> slot);
    void addRecent();
    void showCapture(const SnapshotPtr& snapshot);
    void enableActions();
    void copy();
    ChartSubject chartSubject() const;
    ChartImageOptions chartOptions() const;
    void copyChart();
    void askForChart();
    void connectNames();
    void askForLogs();
    void downloadOwners();
    void toggleResolver();
    void connectResolver();
    void connectReverse();
    void toggleReverse();
    /// What the data of the open capture does not name, where that is switched on.
    void lookUpNames();
    void showResolver(const QString& text);
    void openAgain(const LogInputs& logs);
    void connectSaved();
    void saveSessionAs(const QString& path);
    /// logs: beside the session's own.
    void openSession(const QString& path, const LogChoice& logs);
    SavedView currentView() const;
    /// What the session that was opened shows, once; sentences about what of it is missing.
    QStringList showSavedView();
    void addMessage(const QString& sentence);
    void toggleRecording();
    void askForRecording();
    void saveRecording();
    void showRecording(const QString& text);
    /// Rows and charts stand still, or show what there is again.
    void pauseDisplay(bool paused);
    void connectRecording();
    /// Recordings that were not saved, on the start page.
    void connectLeft();
    void showLeft();
    /// Captures are opened, resolvers' logs imported.
    void take(const QStringList& paths);
    void saveChartAs(const ChartImageOptions& options, QString path);
    QString suggestedPath(const QString& end) const;
    void saveNamesAs(const QString& path);
    void connectDevices();
    bool canRename(DeviceId device) const;
    void renameDevice(DeviceId device);
    void keepName(const MacAddress& mac, const OwnName& own);
    void connectAnswers();
    void exportReportAs(const ReportOptions& options, const QString& path);
    /// What can be set at the router for a device, or for all with an invalid one.
    void showRouterSettings(DeviceId device);
    void exportTable(const QAbstractItemModel* table);
    void connectPackets();
    /// The packets with their names: all, or those that are shown.
    void exportCapture();
    /// Those of one thing, of these times.
    void exportPackets(const Focus& focus, FlowId flow);
    /// what: in words, empty for all of it.
    void exportPacketsAs(const PacketWish& wish, const QString& what);
    void captureSaved(const QString& path, quint64 packets);
    void captureNotSaved(const Error& error);

    Settings& m_settings;
    Questions m_questions;
    CaptureSession m_session;
    Selection m_selection;
    TimeFormat m_time;
    SnapshotPtr m_snapshot;
    DisplayPause m_pause;
    Actions* m_actions;
    Recording* m_recording;
    CaptureSaver* m_saver;
    ResolverLog* m_resolver;
    ReverseLookups* m_reverse;
    std::optional<CaptureId> m_lookedUp;  ///< the capture whose unnamed addresses were asked for
    QString m_namesFile;                  ///< where the user's names of devices are kept
    QStringList m_notes;                  ///< shown with what is open
    QString m_sessionFile;                ///< what is open was opened from or saved to; empty: none
    std::optional<SavedView> m_savedView; ///< to be shown when all is read
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    CapturePage* m_page = nullptr;
    MessageBar* m_messages = nullptr;
    LoadingBar* m_loading = nullptr;
    StatusLine* m_status = nullptr;
    QLineEdit* m_filter = nullptr;
};

} // namespace phonehome
