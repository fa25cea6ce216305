// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include <array>

#include <QFileInfo>

namespace phonehome {

namespace {

constexpr auto kTheme = "view/theme";
constexpr auto kZone = "view/zone";
constexpr auto kLanes = "view/lanes";
constexpr auto kLanguage = "view/language";
constexpr auto kRecent = "files/recent";
constexpr auto kFolder = "files/folder";
constexpr auto kOwners = "files/owners";
constexpr auto kChartSize = "chart/size";
constexpr auto kChartScale = "chart/scale";
constexpr auto kChartDark = "chart/dark";
constexpr auto kRemoteHosts = "capture/hosts";
constexpr auto kResolvers = "resolvers";
constexpr auto kState = "state/%1";
constexpr qsizetype kRecentMax = 10;

/// Enums are kept as words: readable, and safe when their order changes.
template <typename E> struct Word {
    E value;
    const char* word;
};
constexpr std::array<Word<ThemeChoice>, 4> kThemes{{{ThemeChoice::System, "system"},
                                                    {ThemeChoice::Light, "light"},
                                                    {ThemeChoice::Dark, "dark"},
                                                    {ThemeChoice::Contrast, "contrast"}}};
constexpr std::array<Word<ZoneChoice>, 2> kZones{{{ZoneChoice::Local, "local"}, {ZoneChoice::Utc, "utc"}}};

template <typename Words, typename E> QString toWord(const Words& words, E value)
{
    for (const auto& w : words) {
        if (w.value == value)
            return QLatin1String(w.word);
    }
    return {};
}

template <typename Words> auto fromWord(const Words& words, const QString& text)
{
    for (const auto& w : words) {
        if (text == QLatin1String(w.word))
            return w.value;
    }
    return words.front().value;
}

} // namespace

Settings::Settings(Keep keep)
    : m_store(QSettings::IniFormat, QSettings::UserScope, "phonehome", "phonehome"), m_kept(keep == Keep::Yes)
{
}

void Settings::put(const QString& key, const QVariant& value)
{
    if (m_kept)
        m_store.setValue(key, value);
}

ThemeChoice Settings::theme() const
{
    return fromWord(kThemes, m_store.value(kTheme).toString());
}

void Settings::setTheme(ThemeChoice theme)
{
    put(QLatin1String(kTheme), toWord(kThemes, theme));
}

ZoneChoice Settings::zone() const
{
    return fromWord(kZones, m_store.value(kZone).toString());
}

void Settings::setZone(ZoneChoice zone)
{
    put(QLatin1String(kZone), toWord(kZones, zone));
}

LaneMode Settings::lanes() const
{
    return laneModeOf(m_store.value(QLatin1String(kLanes)).toString()).value_or(LaneMode::Protocol);
}

void Settings::setLanes(LaneMode mode)
{
    put(QLatin1String(kLanes), laneModeId(mode));
}

QString Settings::language() const
{
    return m_store.value(kLanguage).toString();
}

void Settings::setLanguage(const QString& language)
{
    put(QLatin1String(kLanguage), language);
}

QStringList Settings::recentFiles() const
{
    return m_store.value(kRecent).toStringList().mid(0, kRecentMax);
}

void Settings::addRecentFile(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList all = recentFiles();
    all.removeAll(absolute);
    all.prepend(absolute);
    put(QLatin1String(kRecent), all.mid(0, kRecentMax));
}

void Settings::clearRecentFiles()
{
    if (m_kept)
        m_store.remove(kRecent);
}

QString Settings::lastFolder() const
{
    return m_store.value(kFolder).toString();
}

void Settings::setLastFolder(const QString& folder)
{
    put(QLatin1String(kFolder), folder);
}

QStringList Settings::ownerFiles() const
{
    return m_store.value(kOwners).toStringList();
}

void Settings::setOwnerFiles(const QStringList& paths)
{
    put(QLatin1String(kOwners), paths);
}

QString Settings::deviceNamesFile() const
{
    return QFileInfo(m_store.fileName()).absolutePath() + QStringLiteral("/device-names");
}

std::optional<ChartLook> Settings::chartLook() const
{
    const QSize size = m_store.value(QLatin1String(kChartSize)).toSize();
    if (!size.isValid())
        return std::nullopt;
    return ChartLook{size, m_store.value(QLatin1String(kChartScale), 2.0).toDouble(),
                     m_store.value(QLatin1String(kChartDark)).toBool()};
}

void Settings::setChartLook(const ChartLook& look)
{
    put(QLatin1String(kChartSize), look.size);
    put(QLatin1String(kChartScale), look.scale);
    put(QLatin1String(kChartDark), look.dark);
}

QStringList Settings::remoteHosts() const
{
    return m_store.value(QLatin1String(kRemoteHosts)).toStringList().mid(0, kRecentMax);
}

void Settings::setRemoteHosts(const QStringList& hosts)
{
    put(QLatin1String(kRemoteHosts), hosts.mid(0, kRecentMax));
}

QStringList Settings::resolvers() const
{
    return m_store.value(QLatin1String(kResolvers)).toStringList().mid(0, kRecentMax);
}

void Settings::setResolvers(const QStringList& resolvers)
{
    put(QLatin1String(kResolvers), resolvers.mid(0, kRecentMax));
}

QByteArray Settings::state(const QString& name) const
{
    return m_store.value(QString::fromLatin1(kState).arg(name)).toByteArray();
}

void Settings::setState(const QString& name, const QByteArray& state)
{
    put(QString::fromLatin1(kState).arg(name), state);
}

} // namespace phonehome
