// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include <QAbstractTableModel>

#include "core/analysis/snapshot.h"
#include "ui/models/selection.h"
#include "ui/models/time_format.h"

namespace phonehome {

class TableModel;

/// A row of a snapshot's table, as a column sees it.
struct Cell {
    const Snapshot& snapshot;
    const TimeFormat& time;
    std::uint32_t id = 0;
    const TableModel* model = nullptr; ///< whose row it is, where the snapshot does not hold all of it
};

/// What a column sorts by: numbers first, then text without regard to case.
struct SortKey {
    double number = 0;
    QString text;
};

/// Of a cell that shows less than there is: all of it as text, for files and the clipboard. Beyond the roles that models
/// have of their own.
inline constexpr int kFullTextRole = Qt::UserRole + 100;
/// What a file or the clipboard gets of a cell.
QString fullText(const QModelIndex& cell);

/// One column of a table, as data.
struct Column {
    QString (*title)();
    QString (*text)(const Cell&);
    SortKey (*key)(const Cell&);
    bool number = false;        ///< right-aligned
    QString (*tip)() = nullptr; ///< what the title does not say
};

/// Table over one of a snapshot's tables, filtered and sorted by a vector of row numbers: a million rows stay quick.
/// Rows that a newer snapshot adds appear in one insertion as long as the order is the natural one of the snapshot.
class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole, IdRole };

    TableModel(const TimeFormat* time, std::span<const Column> columns, QObject* parent = nullptr);

    void setSnapshot(SnapshotPtr snapshot);
    void setFocus(const Focus& focus);
    /// Rows whose text holds all words, in any column.
    void setFilter(const QString& words);
    const QString& filter() const { return m_filter; }

    const SnapshotPtr& snapshot() const { return m_snapshot; }
    /// Rows the table has without filter and focus.
    std::uint32_t total() const { return m_snapshot ? rows(*m_snapshot) : 0; }
    std::uint32_t idAt(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    /// -1 when the row is not shown.
    int rowOf(std::uint32_t id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// column -1: the natural order, or that of its own.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

protected:
    virtual std::uint32_t count(const Snapshot& snapshot) const = 0;
    /// The first row that the snapshot still holds.
    virtual std::uint32_t first(const Snapshot&) const { return 0; }
    /// How many rows stand for themselves; by default all that the snapshot still holds.
    virtual std::uint32_t rows(const Snapshot& snapshot) const { return count(snapshot) - first(snapshot); }
    virtual bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const = 0;
    /// Does a row hold the word? By default: one of its cells does.
    virtual bool matches(const Cell& cell, const QString& word) const;
    virtual QVariant extraData(const Cell& cell, int role) const;
    /// What a cell's tooltip says; by default its text, which a narrow column cuts.
    virtual QString tip(const Cell& cell, int column) const;
    /// Has the table an order of its own while it is not sorted? By default rows stand as the snapshot has them.
    virtual bool isRanked() const { return false; }
    /// Of a ranked table: does row a stand before b?
    virtual bool isBefore(const Snapshot&, std::uint32_t a, std::uint32_t b) const { return a < b; }
    /// Called before rows are filtered anew.
    virtual void prepareFilter(const Snapshot& snapshot, const QStringList& words);

    Cell cellAt(std::uint32_t id) const { return {*m_snapshot, *m_time, id, this}; }

private:
    bool isShown(std::uint32_t id) const;
    void rebuild();
    /// Rows before that one are about to go.
    void removeBefore(std::uint32_t id);
    /// Do rows stand as the snapshot has them, all of them that are in focus?
    bool isNatural() const { return m_sortColumn < 0 && m_words.isEmpty() && !isRanked(); }
    void arrange(std::vector<std::uint32_t>& order) const;
    void touchAll();

    const TimeFormat* m_time;
    std::span<const Column> m_columns;
    SnapshotPtr m_snapshot;
    Focus m_focus;
    QString m_filter;
    QStringList m_words;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::uint32_t m_seen = 0; ///< rows of the snapshot that were looked at
    std::vector<std::uint32_t> m_order;
};

} // namespace phonehome
