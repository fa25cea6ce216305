// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

#include <QSettings>
#include <QSize>
#include <QStringList>

#include "ui/models/lane_mode.h"
#include "ui/models/time_format.h"

namespace phonehome {

enum class ThemeChoice { System, Light, Dark, Contrast };

/// Size in units of text, pixels for each of them, and the background of an exported chart.
struct ChartLook {
    QSize size;
    double scale = 2;
    bool dark = false;
};

/// What is remembered from one start to the next, with a type for each key. A file that was tampered with gives the
/// defaults.
class Settings {
public:
    /// No: of a run that answers one question and leaves, nothing is remembered.
    enum class Keep { Yes, No };

    explicit Settings(Keep keep = Keep::Yes);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    ZoneChoice zone() const;
    void setZone(ZoneChoice zone);
    /// What makes a lane of the timeline.
    LaneMode lanes() const;
    void setLanes(LaneMode mode);
    /// "de", or empty for the system's.
    QString language() const;
    void setLanguage(const QString& language);

    /// Latest first, at most ten, absolute paths.
    QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void clearRecentFiles();
    QString lastFolder() const;
    void setLastFolder(const QString& folder);

    /// Files that say whose addresses are, absolute paths.
    QStringList ownerFiles() const;
    void setOwnerFiles(const QStringList& paths);

    /// Where the user's names of devices are kept, beside the settings: a text to be read and edited by anybody.
    QString deviceNamesFile() const;

    /// How the last chart was exported; nullopt before the first.
    std::optional<ChartLook> chartLook() const;
    void setChartLook(const ChartLook& look);

    /// Routers that were captured at, latest first, at most ten: host, user, port, key file and sudo as text, no secrets.
    QStringList remoteHosts() const;
    void setRemoteHosts(const QStringList& hosts);

    /// Resolvers that were asked, latest first, at most ten: where and how as text, no secrets.
    QStringList resolvers() const;
    void setResolvers(const QStringList& resolvers);

    /// Geometry and states of windows, splitters and headers, by object name.
    QByteArray state(const QString& name) const;
    void setState(const QString& name, const QByteArray& state);

private:
    void put(const QString& key, const QVariant& value);

    QSettings m_store;
    bool m_kept;
};

} // namespace phonehome
