// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QObject>
#include <QString>

class QAction;
class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;

namespace phonehome {

enum class ActionId {
    Record, ///< on while a capture is under way
    CaptureOptions,
    PauseDisplay, ///< on while the display stands still
    Open,
    OpenSample,
    OpenRecent, ///< a submenu
    ImportLog,
    AskResolver, ///< on while one is asked
    LookUpNames, ///< on while unnamed addresses are looked up
    SaveRecording,
    FollowFile,
    SaveSession,
    ImportOwners,
    DownloadOwners,
    CloseCapture,
    ExportChart,
    ExportNames,
    ExportCapture,
    ExportReport,
    RouterSettings,
    Quit,
    Undo,
    Redo,
    Copy,
    CopyChart,
    Filter,
    ShowAll,
    RenameDevice,
    ZoomIn,
    ZoomOut,
    Fit,
    ZoomToSelection,
    Back,
    Forward,
    Lanes, ///< a submenu
    Details,
    TimesInUtc,
    Theme, ///< a submenu
    Shortcuts,
    About,
};

enum class MenuId { File, Edit, View, Capture, Help };

/// One row of the table of actions: menus, toolbar and the shortcut page are made from it.
struct ActionRow {
    ActionId id;
    const char* name; ///< object name
    MenuId menu;
    QString (*text)();
    QString (*tip)();
    const char* keys; ///< portable text, "; " between alternatives; nullptr = none
    int toolbar = 0;  ///< group on the toolbar, 0 = not there
    bool check = false;
    bool submenu = false;
    bool newGroup = false; ///< a line above it in the menu
};

std::span<const ActionRow> actionRows();

/// The window's actions, made from the table.
class Actions final : public QObject {
    Q_OBJECT
public:
    explicit Actions(QWidget* window);

    QAction* of(ActionId id) const;
    /// The submenu of a row with submenu set.
    QMenu* menuOf(ActionId id) const;

    void fill(QMenuBar* bar) const;
    /// In groups, in the order of the table.
    void fill(QToolBar* bar) const;

    /// Title and keys of every action that has keys, as on the shortcut page.
    std::vector<std::pair<QString, QString>> shortcuts() const;

private:
    std::vector<QAction*> m_actions; ///< by row
};

} // namespace phonehome
