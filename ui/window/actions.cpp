// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include <iterator>

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QStringList>
#include <QToolBar>

namespace phonehome {

namespace {

constexpr ActionRow kRows[] = {
    ActionRow{ActionId::Record, "actionRecord", MenuId::Capture, [] { return Actions::tr("&Start capture"); },
              [] { return Actions::tr("Start capturing where it was captured last, or stop"); }, "Ctrl+E", 1, true},
    ActionRow{ActionId::CaptureOptions, "actionCaptureOptions", MenuId::Capture,
              [] { return Actions::tr("&Capture…"); },
              [] { return Actions::tr("Choose where to capture: at the router, or on this computer"); }, "Ctrl+K", 1},
    ActionRow{
        ActionId::PauseDisplay, "actionPauseDisplay", MenuId::Capture, [] { return Actions::tr("&Pause display"); },
        [] { return Actions::tr("Rows and charts stand still; the capture goes on"); }, "Ctrl+Space; Pause", 1, true},
    ActionRow{ActionId::Open, "actionOpen", MenuId::File, [] { return Actions::tr("&Open…"); },
              [] { return Actions::tr("Open one or more captures as one data set"); }, "Ctrl+O", 2},
    ActionRow{ActionId::OpenSample, "actionOpenSample", MenuId::File, [] { return Actions::tr("Open the &sample"); },
              [] { return Actions::tr("A week of one WeMo light switch"); }, nullptr},
    ActionRow{ActionId::OpenRecent, "actionOpenRecent", MenuId::File, [] { return Actions::tr("Open &recent"); },
              [] { return Actions::tr("Captures opened before"); }, nullptr, 0, false, true},
    ActionRow{ActionId::ImportLog, "actionImportLog", MenuId::File, [] { return Actions::tr("&Import resolver log…"); },
              [] { return Actions::tr("Put names on addresses out of the log of Pi-hole, dnsmasq and others"); },
              "Ctrl+I", 2},
    ActionRow{ActionId::AskResolver, "actionAskResolver", MenuId::File, [] { return Actions::tr("&Ask a resolver…"); },
              [] {
                  return Actions::tr(
                      "Put names on addresses by asking Pi-hole or AdGuard Home, or reading a log over ssh");
              },
              "Ctrl+R", 0, true},
    ActionRow{ActionId::LookUpNames, "actionLookUpNames", MenuId::File,
              [] { return Actions::tr("&Look up unnamed addresses…"); },
              [] {
                  return Actions::tr("Ask this computer's DNS server what unnamed addresses are called now; it learns "
                                     "which addresses you look at");
              },
              nullptr, 0, true},
    ActionRow{ActionId::FollowFile, "actionFollowFile", MenuId::File, [] { return Actions::tr("&Follow a file…"); },
              [] { return Actions::tr("Read a capture while another program writes it"); }, nullptr},
    ActionRow{ActionId::SaveRecording, "actionSaveRecording", MenuId::File,
              [] { return Actions::tr("Save ca&pture as…"); },
              [] { return Actions::tr("Keep what was captured as one pcapng, with the names in it"); }, "Ctrl+S"},
    ActionRow{ActionId::SaveSession, "actionSaveSession", MenuId::File, [] { return Actions::tr("Sa&ve session…"); },
              [] { return Actions::tr("Keep which captures and logs are open, and what is looked at, in a file"); },
              "Ctrl+Shift+S"},
    ActionRow{ActionId::ImportOwners, "actionImportOwners", MenuId::File,
              [] { return Actions::tr("Import o&wner database…"); },
              [] { return Actions::tr("Say whose addresses are, out of an MMDB file or Amazon's ip-ranges.json"); },
              nullptr},
    ActionRow{ActionId::DownloadOwners, "actionDownloadOwners", MenuId::File,
              [] { return Actions::tr("&Download owners' data…"); },
              [] { return Actions::tr("Fetch files that say whose addresses are from those who make them"); }, nullptr},
    ActionRow{ActionId::CloseCapture, "actionCloseCapture", MenuId::File, [] { return Actions::tr("&Close capture"); },
              [] { return Actions::tr("Back to the start page"); }, "Ctrl+W"},
    ActionRow{ActionId::ExportChart, "actionExportChart", MenuId::File, [] { return Actions::tr("&Export chart…"); },
              [] { return Actions::tr("Save the timeline or the cadence as PNG, SVG or CSV"); }, "Ctrl+Shift+E", 2,
              false, false, true},
    ActionRow{ActionId::ExportNames, "actionExportNames", MenuId::File, [] { return Actions::tr("Export &names…"); },
              [] { return Actions::tr("Save the table of names as hosts file, CSV or JSON"); }, nullptr},
    ActionRow{ActionId::ExportCapture, "actionExportCapture", MenuId::File,
              [] { return Actions::tr("Export capture with na&mes…"); },
              [] { return Actions::tr("Save the packets as one pcapng, with the names of their addresses in it"); },
              nullptr},
    ActionRow{ActionId::ExportReport, "actionExportReport", MenuId::File, [] { return Actions::tr("Export repor&t…"); },
              [] { return Actions::tr("Save all that is known as a page or as Markdown, fit to be published"); },
              "Ctrl+Shift+R"},
    ActionRow{ActionId::RouterSettings, "actionRouterSettings", MenuId::File,
              [] { return Actions::tr("Router settin&gs…"); },
              [] { return Actions::tr("What can be set at the router for these devices, as text to paste"); }, "Ctrl+G",
              0, false, false, true},
    ActionRow{ActionId::Quit, "actionQuit", MenuId::File, [] { return Actions::tr("&Quit"); },
              [] { return Actions::tr("Leave Phonehome"); }, "Ctrl+Q", 0, false, false, true},
    ActionRow{ActionId::Undo, "actionUndo", MenuId::Edit, [] { return Actions::tr("&Undo"); },
              [] { return Actions::tr("Take back the last filter, exclusion or zoom, as Back does"); }, "Ctrl+Z"},
    ActionRow{ActionId::Redo, "actionRedo", MenuId::Edit, [] { return Actions::tr("&Redo"); },
              [] { return Actions::tr("Do again what was taken back, as Forward does"); }, "Ctrl+Shift+Z; Ctrl+Y"},
    ActionRow{ActionId::Copy, "actionCopy", MenuId::Edit, [] { return Actions::tr("&Copy"); },
              [] { return Actions::tr("Copy the selected rows, tab-separated, with a header line"); }, "Ctrl+C", 0,
              false, false, true},
    ActionRow{ActionId::CopyChart, "actionCopyChart", MenuId::Edit, [] { return Actions::tr("Copy char&t"); },
              [] { return Actions::tr("Copy the timeline as it is on screen as a picture"); }, "Ctrl+Shift+C"},
    ActionRow{ActionId::Filter, "actionFilter", MenuId::Edit, [] { return Actions::tr("&Filter"); },
              [] { return Actions::tr("Type words that the rows below must hold"); }, "Ctrl+F; /"},
    ActionRow{ActionId::ShowAll, "actionShowAll", MenuId::Edit, [] { return Actions::tr("Show &all"); },
              [] { return Actions::tr("All devices, protocols and times again"); }, "Esc"},
    ActionRow{ActionId::RenameDevice, "actionRenameDevice", MenuId::Edit, [] { return Actions::tr("&Rename device…"); },
              [] { return Actions::tr("Call the chosen device what you call it, and note what you know of it"); }, "F2",
              0, false, false, true},
    ActionRow{ActionId::ZoomIn, "actionZoomIn", MenuId::View, [] { return Actions::tr("Zoom &in"); },
              [] { return Actions::tr("Zoom in on the timeline"); }, "Ctrl++; Ctrl+=", 3},
    ActionRow{ActionId::ZoomOut, "actionZoomOut", MenuId::View, [] { return Actions::tr("Zoom &out"); },
              [] { return Actions::tr("Zoom out on the timeline"); }, "Ctrl+-", 3},
    ActionRow{ActionId::Fit, "actionFit", MenuId::View, [] { return Actions::tr("&Fit"); },
              [] { return Actions::tr("Show the whole capture on the timeline"); }, "Ctrl+0", 3},
    ActionRow{ActionId::ZoomToSelection, "actionZoomToSelection", MenuId::View,
              [] { return Actions::tr("Zoom in on &selection"); },
              [] { return Actions::tr("Show the selected time span from edge to edge"); }, "Ctrl+9"},
    ActionRow{ActionId::Back, "actionBack", MenuId::View, [] { return Actions::tr("&Back"); },
              [] { return Actions::tr("The selection before this one"); }, "Alt+Left", 0, false, false, true},
    ActionRow{ActionId::Forward, "actionForward", MenuId::View, [] { return Actions::tr("Fo&rward"); },
              [] { return Actions::tr("The selection that was left with Back"); }, "Alt+Right"},
    ActionRow{ActionId::Lanes, "actionLanes", MenuId::View, [] { return Actions::tr("&Lanes"); },
              [] { return Actions::tr("What makes a lane of the timeline"); }, nullptr, 0, false, true, true},
    ActionRow{ActionId::Details, "actionDetails", MenuId::View, [] { return Actions::tr("&Details"); },
              [] { return Actions::tr("Show the pane with fields and bytes of the selected event"); }, "F9", 0, true},
    ActionRow{ActionId::TimesInUtc, "actionTimesInUtc", MenuId::View, [] { return Actions::tr("Times in &UTC"); },
              [] { return Actions::tr("In all views, on the axis and in exports; else the local time zone"); },
              "Ctrl+U", 0, true},
    ActionRow{ActionId::Theme, "actionTheme", MenuId::View, [] { return Actions::tr("&Theme"); },
              [] { return Actions::tr("Colours of the window"); }, nullptr, 0, false, true},
    ActionRow{ActionId::Shortcuts, "actionShortcuts", MenuId::Help, [] { return Actions::tr("&Keyboard shortcuts"); },
              [] { return Actions::tr("All keys on one page"); }, "F1"},
    ActionRow{ActionId::About, "actionAbout", MenuId::Help, [] { return Actions::tr("&About Phonehome"); },
              [] { return Actions::tr("Version and licence"); }, nullptr},
};

struct MenuRow {
    MenuId id;
    QString (*title)();
};

constexpr MenuRow kMenus[] = {
    MenuRow{MenuId::File, [] { return Actions::tr("&File"); }},
    MenuRow{MenuId::Edit, [] { return Actions::tr("&Edit"); }},
    MenuRow{MenuId::View, [] { return Actions::tr("&View"); }},
    MenuRow{MenuId::Capture, [] { return Actions::tr("&Capture"); }},
    MenuRow{MenuId::Help, [] { return Actions::tr("&Help"); }},
};

QList<QKeySequence> keysOf(const ActionRow& row)
{
    return row.keys ? QKeySequence::listFromString(QString::fromLatin1(row.keys), QKeySequence::PortableText)
                    : QList<QKeySequence>();
}

/// "&Open…" as a person reads it.
QString plainTitle(QString text)
{
    return text.remove(u'&');
}

} // namespace

std::span<const ActionRow> actionRows()
{
    return kRows;
}

Actions::Actions(QWidget* window) : QObject(window)
{
    for (const ActionRow& row : kRows) {
        auto* action = new QAction(row.text(), this);
        action->setObjectName(QLatin1String(row.name));
        action->setShortcuts(keysOf(row));
        action->setStatusTip(row.tip());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? row.tip() : tr("%1 (%2)").arg(row.tip(), keys));
        action->setCheckable(row.check);
        if (row.submenu)
            action->setMenu(new QMenu(window));
        // Keys work wherever the focus is, also of actions on no menu that is open.
        window->addAction(action);
        m_actions.push_back(action);
    }
    of(ActionId::Quit)->setMenuRole(QAction::QuitRole);
    of(ActionId::About)->setMenuRole(QAction::AboutRole);
}

QAction* Actions::of(ActionId id) const
{
    for (std::size_t i = 0; i < std::size(kRows); ++i) {
        if (kRows[i].id == id)
            return m_actions[i];
    }
    return nullptr;
}

QMenu* Actions::menuOf(ActionId id) const
{
    return of(id)->menu();
}

void Actions::fill(QMenuBar* bar) const
{
    for (const MenuRow& menuRow : kMenus) {
        QMenu* menu = bar->addMenu(menuRow.title());
        menu->setToolTipsVisible(false);
        for (std::size_t i = 0; i < std::size(kRows); ++i) {
            if (kRows[i].menu != menuRow.id)
                continue;
            if (kRows[i].newGroup)
                menu->addSeparator();
            menu->addAction(m_actions[i]);
        }
    }
}

void Actions::fill(QToolBar* bar) const
{
    int group = 0;
    for (std::size_t i = 0; i < std::size(kRows); ++i) {
        if (kRows[i].toolbar == 0)
            continue;
        if (group != 0 && kRows[i].toolbar != group)
            bar->addSeparator();
        group = kRows[i].toolbar;
        bar->addAction(m_actions[i]);
    }
}

std::vector<std::pair<QString, QString>> Actions::shortcuts() const
{
    std::vector<std::pair<QString, QString>> out;
    for (const QAction* action : m_actions) {
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            out.emplace_back(plainTitle(action->text()), keys.join(tr(" or ")));
    }
    return out;
}

} // namespace phonehome
