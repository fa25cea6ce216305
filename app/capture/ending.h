// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

namespace phonehome {

/// How a run came to its end. The last JSON line on standard error carries the word, the process ends with the code.
enum class End {
    Done,          ///< a list, a check: all of it was answered
    InputClosed,   ///< standard input came to its end: the usual way to stop a capture
    Signalled,     ///< SIGTERM or SIGINT
    ParentGone,    ///< the process that started the capture ended, or its terminal closed
    ReaderGone,    ///< nobody reads standard output any more
    Failed,        ///< something that has no row of its own
    Usage,         ///< wrong arguments
    NoRight,       ///< cap_net_raw is missing
    NoInterface,   ///< no interface of that name
    InterfaceDown, ///< there, but not up
    BadFilter,     ///< the filter's parser refused it
    InterfaceGone, ///< vanished while it was captured
    OutputFailed,  ///< standard output could not be written, for instance a full disk
};

struct EndRow {
    End end;
    const char* word;
    int exitCode;
};

/// Whatever stops a capture from outside is no failure.
constexpr std::array kEnds{
    EndRow{End::Done, "done", 0},
    EndRow{End::InputClosed, "input-closed", 0},
    EndRow{End::Signalled, "signal", 0},
    EndRow{End::ParentGone, "parent-gone", 0},
    EndRow{End::ReaderGone, "reader-gone", 0},
    EndRow{End::Failed, "failed", 1},
    EndRow{End::Usage, "usage", 2},
    EndRow{End::NoRight, "no-right", 3},
    EndRow{End::NoInterface, "no-interface", 4},
    EndRow{End::InterfaceDown, "interface-down", 5},
    EndRow{End::BadFilter, "bad-filter", 6},
    EndRow{End::InterfaceGone, "interface-gone", 7},
    EndRow{End::OutputFailed, "output-failed", 8},
};

constexpr const EndRow& rowOf(End end)
{
    for (const EndRow& row : kEnds)
        if (row.end == end)
            return row;
    return kEnds[0];
}

/// An end with what a person is told about it.
struct Ending {
    End end = End::Done;
    std::string text;    ///< whole sentences
    std::string command; ///< what to run as root to mend it; mostly empty
};

} // namespace phonehome
