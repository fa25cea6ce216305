// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phonehome/options.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include "ui/export/chart_file.h"
#include "ui/window/log_import.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::Options)
};

constexpr int kWidthMin = 480;
constexpr int kHeightMin = 240;
constexpr int kEdgeMax = 8000;

/// "1440x640"
std::optional<QSize> sizeFrom(const QString& text)
{
    const QStringList edges = text.toLower().split(u'x');
    bool widthGood = false;
    bool heightGood = false;
    const QSize size(edges.value(0).toInt(&widthGood), edges.value(1).toInt(&heightGood));
    const bool fits = size.width() >= kWidthMin && size.height() >= kHeightMin && size.width() <= kEdgeMax &&
                      size.height() <= kEdgeMax;
    return edges.size() == 2 && widthGood && heightGood && fits ? std::optional(size) : std::nullopt;
}

std::optional<ThemeChoice> themeFrom(const QString& text)
{
    if (text == QStringLiteral("light"))
        return ThemeChoice::Light;
    if (text == QStringLiteral("dark"))
        return ThemeChoice::Dark;
    if (text == QStringLiteral("contrast"))
        return ThemeChoice::Contrast;
    if (text == QStringLiteral("system"))
        return ThemeChoice::System;
    return std::nullopt;
}

Options refused(Options out, const QString& why)
{
    out.message = Words::tr("%1\nphonehome --help lists what can be asked.").arg(why);
    out.failed = true;
    return out;
}

Options said(Options out, const QString& text)
{
    out.message = text;
    return out;
}

} // namespace

bool wantsNoDisplay(int argc, const char* const* argv)
{
    constexpr std::array<std::string_view, 6> kQuiet{
        "--export-chart", "--export-window", "--help", "-h", "--version", "-v"};
    return std::any_of(argv, argv + argc, [&](const char* text) {
        const std::string_view argument(text);
        return argument.starts_with("--export-chart=") || argument.starts_with("--export-window=") ||
               std::find(kQuiet.begin(), kQuiet.end(), argument) != kQuiet.end();
    });
}

Options parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Shows which device at home says what to whom, how often, and against which promise."));
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 Words::tr("Captures, read as one data set in time order; - is standard input."),
                                 QStringLiteral("[FILE…]"));
    const QCommandLineOption help(QStringLiteral("help"), Words::tr("Says this."));
    const QCommandLineOption shortHelp(QStringLiteral("h"), Words::tr("Says this."));
    const QCommandLineOption version({QStringLiteral("version"), QStringLiteral("v")}, Words::tr("Says the version."));
    const QCommandLineOption language(QStringLiteral("language"), Words::tr("Language of the window, such as de."),
                                      QStringLiteral("code"));
    const QCommandLineOption utc(QStringLiteral("utc"), Words::tr("All times in UTC."));
    const QCommandLineOption theme(QStringLiteral("theme"), Words::tr("Colours: system, light, dark or contrast."),
                                   QStringLiteral("name"));
    const QCommandLineOption chart(QStringLiteral("export-chart"),
                                   Words::tr("Draws the chart of FILE without a display, as PNG, SVG or CSV by the "
                                             "name's end, and leaves."),
                                   QStringLiteral("OUT.png"));
    const QCommandLineOption kind(QStringLiteral("chart"), Words::tr("Which chart: timeline or cadence."),
                                  QStringLiteral("name"));
    const QCommandLineOption lanes(QStringLiteral("lanes"),
                                   Words::tr("Lanes of the timeline: protocol, group, device or peer."),
                                   QStringLiteral("name"));
    const QCommandLineOption windowPicture(
        QStringLiteral("export-window"), Words::tr("The same of the whole window on FILE."), QStringLiteral("OUT.png"));
    const QCommandLineOption size(QStringLiteral("size"), Words::tr("Size of that picture, such as 1440x640."),
                                  QStringLiteral("WxH"));
    const QCommandLineOption scale(QStringLiteral("scale"), Words::tr("Pixels for each unit of size, 0.5 to 4."),
                                   QStringLiteral("N"));
    const QCommandLineOption log(QStringLiteral("dns-log"),
                                 Words::tr("Log of a resolver, joined to the captures; may be "
                                           "given several times."),
                                 QStringLiteral("LOG"));
    const QCommandLineOption logZone(QStringLiteral("dns-log-zone"),
                                     Words::tr("Time zone of logs that write none, such as Europe/Berlin."),
                                     QStringLiteral("ZONE"));
    const QCommandLineOption follow(
        QStringLiteral("follow"),
        Words::tr("Reads a capture while another program writes it, or a folder of captures that follow one another."),
        QStringLiteral("PATH"));
    const QCommandLineOption owners(QStringLiteral("mmdb"),
                                    Words::tr("Database that says whose addresses are (MMDB); may be given several "
                                              "times."),
                                    QStringLiteral("FILE"));
    const QCommandLineOption ranges(QStringLiteral("cloud-ranges"), Words::tr("Amazon's ip-ranges.json."),
                                    QStringLiteral("FILE"));
    const QCommandLineOption deviceNames(QStringLiteral("device-names"),
                                         Words::tr("Your names of devices, in the form of /etc/ethers; in place of "
                                                   "the file that they are kept in."),
                                         QStringLiteral("FILE"));
    for (const auto& option : {deviceNames, owners, ranges, log, logZone, follow, help, shortHelp, version, language,
                               utc, theme, chart, kind, lanes, windowPicture, size, scale})
        parser.addOption(option);

    const bool good = parser.parse(arguments);
    Options out;
    out.language = parser.value(language);
    if (!good)
        return refused(out, parser.errorText());
    if (parser.isSet(help) || parser.isSet(shortHelp))
        return said(out, parser.helpText());
    if (parser.isSet(version))
        return said(out, QStringLiteral("phonehome " PHONEHOME_VERSION "\n"));

    out.files = parser.positionalArguments();
    out.followed = parser.value(follow);
    out.utc = parser.isSet(utc);
    out.owners = parser.values(owners) + parser.values(ranges);
    out.deviceNames = parser.value(deviceNames);
    out.logs.paths = parser.values(log);
    out.logs.zone = parser.value(logZone);
    if (!out.logs.zone.isEmpty() && !isTimeZone(out.logs.zone))
        return refused(out, Words::tr("--dns-log-zone knows no time zone \"%1\".").arg(out.logs.zone));
    out.chartPath = parser.value(chart);
    // Told before the captures are read, which may take a while.
    if (parser.isSet(chart) && !isChartPath(out.chartPath))
        return refused(
            out, Words::tr("--export-chart writes PNG, SVG or CSV by the end of the name, and \"%1\" has none of .png, "
                           ".svg and .csv.")
                     .arg(out.chartPath));
    out.windowPath = parser.value(windowPicture);
    if (parser.isSet(windowPicture) && QFileInfo(out.windowPath).suffix().toLower() != QStringLiteral("png"))
        return refused(out,
                       Words::tr("--export-window writes PNG, and \"%1\" does not end in .png.").arg(out.windowPath));
    if (parser.isSet(theme)) {
        out.theme = themeFrom(parser.value(theme));
        if (!out.theme)
            return refused(
                out, Words::tr("--theme is system, light, dark or contrast, not \"%1\".").arg(parser.value(theme)));
        // Pictures have no high contrast of their own: who asks for white on black gets the dark one.
        out.chart.dark = out.theme == ThemeChoice::Dark || out.theme == ThemeChoice::Contrast;
    }
    if (parser.isSet(kind)) {
        const QString name = parser.value(kind);
        if (name != QStringLiteral("timeline") && name != QStringLiteral("cadence"))
            return refused(out, Words::tr("--chart is timeline or cadence, not \"%1\".").arg(name));
        out.chart.kind = name == QStringLiteral("cadence") ? ChartKind::Cadence : ChartKind::Timeline;
    }
    if (parser.isSet(lanes)) {
        out.lanes = laneModeOf(parser.value(lanes));
        if (!out.lanes)
            return refused(
                out, Words::tr("--lanes is protocol, group, device or peer, not \"%1\".").arg(parser.value(lanes)));
        out.chart.lanes = *out.lanes;
    }
    if (parser.isSet(size)) {
        const auto wanted = sizeFrom(parser.value(size));
        if (!wanted)
            return refused(
                out,
                Words::tr("--size is width x height from 480x240 to 8000x8000, not \"%1\".").arg(parser.value(size)));
        out.chart.size = *wanted;
    }
    if (parser.isSet(scale)) {
        bool number = false;
        out.chart.scale = parser.value(scale).toDouble(&number);
        if (!number || !(out.chart.scale >= 0.5 && out.chart.scale <= 4))
            return refused(out, Words::tr("--scale is a number from 0.5 to 4, not \"%1\".").arg(parser.value(scale)));
    }
    if ((parser.isSet(chart) || parser.isSet(windowPicture)) && out.files.isEmpty())
        return refused(out, Words::tr("A picture needs the captures to draw."));
    return out;
}

} // namespace phonehome
