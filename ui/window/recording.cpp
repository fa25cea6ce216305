// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recording.h"

#include <algorithm>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include "ui/models/recording_text.h"
#include "ui/models/texts.h"
#include "ui/window/remembered_hosts.h"

namespace phonehome {

namespace {

const QString kFolderTime = QStringLiteral("yyyy-MM-dd'T'HH-mm-ss");
const QString kSaved = QStringLiteral("saved");
constexpr double kRateWeight = 0.3; ///< of the newest of five a second

QString recordingsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/recordings");
}

std::string fileName(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

QStringList filesOf(const LeftRecording& recording)
{
    QStringList out;
    for (const std::string& file : Spool::filesIn(fileName(recording.folder)))
        out << QFile::decodeName(QByteArray::fromStdString(file));
    return out;
}

/// Every folder of recordings that nobody writes to.
QList<LeftRecording> resting()
{
    QList<LeftRecording> out;
    const QDir root(recordingsFolder());
    for (const QFileInfo& entry : root.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
        LeftRecording recording;
        recording.folder = entry.filePath();
        if (Spool::isInUse(fileName(recording.folder)))
            continue;
        for (const QString& file : filesOf(recording))
            recording.bytes += static_cast<quint64>(QFileInfo(file).size());
        const QDateTime began = QDateTime::fromString(entry.fileName().section(u'_', 0, 0), kFolderTime);
        recording.title = began.isValid() ? QLocale().toString(began, QLocale::ShortFormat) : entry.fileName();
        out.append(recording);
    }
    return out;
}

/// Saved elsewhere, or nothing in it but a header: nobody misses it.
bool isDone(const LeftRecording& recording)
{
    return !Spool::holdsPackets(fileName(recording.folder)) || QFileInfo::exists(recording.folder + u'/' + kSaved);
}

} // namespace

Recording::Recording(CaptureSession* session, Settings& settings, QObject* parent)
    : QObject(parent), m_session(session), m_settings(settings), m_saver(new CaptureSaver(this))
{
    clearAway();
    connect(m_saver, &CaptureSaver::saved, this, [this](const QString& path, quint64 packets) {
        QFile(m_savedFolder + u'/' + kSaved).open(QIODevice::WriteOnly);
        emit saved(path, packets);
    });
    connect(m_saver, &CaptureSaver::failed, this, &Recording::saveFailed);
    connect(session, &CaptureSession::started, this, [this] {
        m_open = m_starting;
        m_lock = m_starting && m_reopened ? Spool::hold(fileName(m_folder)) : Descriptor();
    });
    connect(session, &CaptureSession::closed, this, [this] {
        m_open = false;
        m_lock = {};
    });
    connect(session, &CaptureSession::finished, this, [this] { emit said({}); });
    connect(session, &CaptureSession::recordingChanged, this, &Recording::take);
}

void Recording::start(const RecordingChoice& choice)
{
    m_choice = choice;
    m_news = {};
    m_rate = 0;
    if (choice.remote) {
        QStringList hosts = m_settings.remoteHosts();
        const QString text = hostText(choice.host);
        hosts.removeAll(text);
        hosts.prepend(text);
        m_settings.setRemoteHosts(hosts);
    }
    QString folder = recordingsFolder() + u'/' + QDateTime::currentDateTime().toString(kFolderTime);
    for (int n = 2; QFileInfo::exists(folder); ++n)
        folder = folder.section(u'_', 0, 0) + u'_' + QString::number(n);
    m_folder = folder;
    RecorderPlan plan;
    plan.program = choice.program;
    plan.pipe = fileName(choice.pipe);
    plan.tzsp = choice.tzsp;
    plan.folder = fileName(folder);
    plan.reconnects = choice.remote;
    m_starting = true;
    m_session->record(std::move(plan));
    m_starting = false;
    emit said(recordingText(m_news, 0));
}

void Recording::reopen(const LeftRecording& recording)
{
    m_choice = {};
    m_choice.title = tr("Recording of %1").arg(recording.title);
    m_news = {};
    m_folder = recording.folder;
    m_starting = m_reopened = true;
    m_session->open(filesOf(recording));
    m_starting = m_reopened = false;
}

void Recording::openAgain(const LogInputs& logs)
{
    m_starting = true;
    m_session->open(m_session->paths(), logs);
    m_starting = false;
}

void Recording::follow(const QString& path)
{
    m_choice = {};
    m_choice.title = fromWire(QFileInfo(path).fileName().toStdString());
    m_news = {};
    m_folder.clear();
    m_starting = true;
    m_session->follow(path);
    m_starting = false;
    emit said(tr("Following %1").arg(m_choice.title));
}

QList<RemoteHost> Recording::hosts() const
{
    return hostsFrom(m_settings.remoteHosts());
}

void Recording::take(const RecordingNews& news)
{
    const double seconds = m_since.isValid() ? static_cast<double>(m_since.restart()) / 1000 : 0;
    if (!m_since.isValid())
        m_since.start();
    if (seconds > 0.05) {
        const double now = static_cast<double>(news.packets - std::min(news.packets, m_news.packets)) / seconds;
        m_rate += kRateWeight * (now - m_rate);
    }
    m_news = news;
    if (news.state != RecordingState::Ended)
        emit said(recordingText(news, m_rate));
}

QString Recording::endText() const
{
    if (m_folder.isEmpty() || m_news.state != RecordingState::Ended)
        return {};
    if (m_choice.remote && !(m_news.error && m_news.error->code == ErrorCode::DiskFull))
        return remoteFailureText(remoteFailure(m_news), fromWire(m_choice.host.host), m_news);
    return recordingEndText(m_news);
}

void Recording::save(const SnapshotPtr& snapshot, const QString& path)
{
    RecordingFacts facts;
    facts.interface = m_choice.title.toStdString();
    for (const TzspSender& sender : m_news.tzsp.senders)
        facts.interface += " from " + sender.address.text();
    facts.filter = m_choice.filter.toStdString();
    facts.program = "Phonehome";
    if (m_news.dropsKnown)
        facts.dropped = m_news.dropped;
    m_savedFolder = m_folder;
    m_saver->save({Spool::filesIn(fileName(m_folder)), std::move(facts), snapshot}, path);
}

QList<LeftRecording> Recording::left()
{
    QList<LeftRecording> out = resting();
    out.removeIf(isDone);
    return out;
}

void Recording::clearAway()
{
    for (const LeftRecording& recording : resting()) {
        if (isDone(recording))
            remove(recording);
    }
}

void Recording::remove(const LeftRecording& recording)
{
    // Only what a recording is made of.
    for (const QString& file : filesOf(recording))
        QFile::remove(file);
    for (const QString& name : {QStringLiteral("lock"), kSaved})
        QFile::remove(recording.folder + u'/' + name);
    QDir().rmdir(recording.folder);
}

} // namespace phonehome
