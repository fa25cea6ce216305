// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

// What a report says, before it has a form: plain text in headings, lists and tables. The writers (markdown.h, html.h)
// see to it that none of it becomes markup.
namespace phonehome {

/// Text that remembers which of it the program says by itself, and which is foreign: came from a capture, a log or a file
/// name. Only string literals and what own() is told are own words; whatever nobody marked counts as foreign.
class Text {
public:
    Text() = default;
    /// Own words: a string literal.
    template <std::size_t N> Text(const char (&words)[N]) : m_pieces{{std::string(words, N - 1), true}} {}
    /// A buffer is no literal.
    template <std::size_t N> Text(char (&)[N]) = delete;
    Text(std::string foreign) : m_pieces{{std::move(foreign), false}} {}

    /// Words of the program, or of a table that comes with it, that are no literal: numbers, makers of network cards.
    static Text own(std::string words)
    {
        Text out;
        out.m_pieces.push_back({std::move(words), true});
        return out;
    }

    Text& operator+=(const Text& more)
    {
        m_pieces.insert(m_pieces.end(), more.m_pieces.begin(), more.m_pieces.end());
        return *this;
    }
    friend Text operator+(Text one, const Text& other) { return one += other; }

    /// All of it in a row.
    std::string plain() const
    {
        std::string out;
        for (const Piece& piece : m_pieces)
            out += piece.text;
        return out;
    }
    bool empty() const { return plain().empty(); }

    /// Puts change(text) in the place of each foreign piece.
    template <typename Change> void changeForeign(Change&& change)
    {
        for (Piece& piece : m_pieces) {
            if (!piece.own)
                piece.text = change(piece.text);
        }
    }

private:
    struct Piece {
        std::string text;
        bool own = false;
    };
    std::vector<Piece> m_pieces;
};

struct Heading {
    int level = 2; ///< 2 to 6; the title is 1
    Text text;
};

struct Paragraph {
    Text text;
};

struct List {
    std::vector<Text> items;
};

struct Column {
    Text title;
    bool number = false; ///< set flush right
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Text>> rows; ///< as many cells as there are columns
    std::uint64_t more = 0;              ///< rows that are left out
};

/// Text whose lines and blanks are to be kept.
struct Preformatted {
    Text text;
};

/// Marks on a line of time, a lane for each thing that has some. A form without pictures leaves it out: what it shows is
/// said in words and tables too. Places are from 0 to kWhole - 1, ascending, each once.
struct BeatChart {
    static constexpr std::uint16_t kWhole = 1000;

    struct Lane {
        Text label;
        std::vector<std::uint16_t> marks;
        std::vector<std::uint16_t> missed; ///< where a mark was due and is not
    };
    struct Tick {
        std::uint16_t at = 0;
        Text label;
    };
    std::vector<Lane> lanes;
    std::vector<Tick> ticks;
    std::vector<std::uint16_t> gaps; ///< when nobody looked
};

using Block = std::variant<Heading, Paragraph, List, Table, Preformatted, BeatChart>;

struct Document {
    Text title;
    std::vector<Block> blocks;

    /// Puts change(text) in the place of every foreign piece of text there is, in order.
    template <typename Change> void changeForeign(Change change)
    {
        title.changeForeign(change);
        for (Block& block : blocks)
            std::visit([&](auto& b) { changeIn(b, change); }, block);
    }

private:
    template <typename Change> static void changeIn(Heading& b, Change& change) { b.text.changeForeign(change); }
    template <typename Change> static void changeIn(Paragraph& b, Change& change) { b.text.changeForeign(change); }
    template <typename Change> static void changeIn(Preformatted& b, Change& change) { b.text.changeForeign(change); }
    template <typename Change> static void changeIn(BeatChart& b, Change& change)
    {
        for (BeatChart::Lane& lane : b.lanes)
            lane.label.changeForeign(change);
        for (BeatChart::Tick& tick : b.ticks)
            tick.label.changeForeign(change);
    }
    template <typename Change> static void changeIn(List& b, Change& change)
    {
        for (Text& item : b.items)
            item.changeForeign(change);
    }
    template <typename Change> static void changeIn(Table& b, Change& change)
    {
        for (Column& column : b.columns)
            column.title.changeForeign(change);
        for (std::vector<Text>& row : b.rows) {
            for (Text& cell : row)
                cell.changeForeign(change);
        }
    }
};

} // namespace phonehome
