// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/capture_command.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <iostream>
#include <thread>

#include "app/cli/capture_progress.h"
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/reading.h"
#include "app/cli/spool_folder.h"
#include "app/cli/summary.h"
#include "core/analysis/address_names.h"
#include "core/base/text.h"
#include "core/export/problem_text.h"
#include "core/live/local_capture.h"
#include "core/live/recorder.h"
#include "core/live/remote_capture.h"
#include "core/live/save_recording.h"
#include "core/pipeline/capture_run.h"

namespace phonehome {

namespace {

/// Why it ended, in the words of whoever captured. A command is recommended only if our own helper does: a router may say
/// anything.
std::string endText(const RecordingNews& news, bool byOurHelper)
{
    if (news.error)
        return problemText(*news.error);
    std::string out;
    if (news.exitCode.value_or(0) == 0)
        return out;
    for (const std::string& line : news.words)
        out += (out.empty() ? "" : "\n") + visibleText(utf8FromWire(line));
    if (byOurHelper && !news.command.empty())
        out += "\nrun this once: " + visibleText(utf8FromWire(news.command));
    return out.empty() ? "the capturing program ended without a word" : out;
}

std::string placeText(const CaptureWhere& where)
{
    if (where.tzsp)
        return "the router";
    return where.host.host.empty() ? where.interface : where.interface + " on " + where.host.host;
}

/// Where it was captured, for the file.
std::string interfaceText(const CaptureWhere& where, const RecordingNews& news)
{
    if (!where.tzsp)
        return placeText(where);
    std::string out = "TZSP to " + news.listening;
    for (const TzspSender& sender : news.tzsp.senders)
        out += " from " + sender.address.text();
    return out;
}

/// What came to the port and is no frame.
std::string strangeText(const TzspCounts& counts)
{
    std::string out;
    if (counts.malformed > 0)
        out += std::to_string(counts.malformed) + " datagrams were no TZSP";
    if (counts.foreign > 0)
        out +=
            (out.empty() ? "" : ", ") + std::to_string(counts.foreign) + " frames of other link layers were left out";
    return out;
}

/// How a recording went, when it is over.
struct Recorded {
    RecordingNews news;
    SnapshotPtr snapshot;
};

Recorded record(const RecorderPlan& plan, double seconds, CaptureProgress progress)
{
    Recorded out; // news: written by the recorder's thread, read when that has ended, as what progress writes to
    Recorder recorder(plan, [&](const RecordingNews& news) {
        progress.on(news);
        out.news = news;
    });
    std::jthread watch([&](const std::stop_token& done) {
        const auto began = std::chrono::steady_clock::now();
        while (!done.stop_requested()) {
            const std::chrono::duration<double> since = std::chrono::steady_clock::now() - began;
            if (Interrupt::came() || (seconds > 0 && since.count() >= seconds)) {
                recorder.stop();
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    });
    CaptureRun run(recorder);
    run.run({});
    watch.request_stop();
    watch.join();
    out.snapshot = run.snapshot(true);
    return out;
}

/// Says what is missing; false where this machine's packets may not be captured.
bool mayCapture(const CaptureRight& right, std::ostream& err)
{
    if (right.program != CaptureRight::Program::None)
        return true;
    err << "phonehome-cli: "
        << (right.text.empty() ? "no program that may capture was found (phonehome-capture or dumpcap)" : right.text)
        << "\n";
    if (!right.command.empty())
        err << "run this once: " << right.command << "\n";
    return false;
}

} // namespace

int captureCommand(const CaptureWhere& where, const std::string& file, std::ostream& out, std::ostream& err)
{
    // Whatever ends us, and however often it says so, what was captured comes into the file first.
    const Interrupt interrupt{SIGINT, SIGTERM, SIGHUP};
    for (const std::string& left : SpoolFolder::left(file))
        err << "phonehome-cli: a capture before this one did not come to its end; what it captured is in "
            << visibleText(left) << "\n";
    SpoolFolder folder(file);
    if (folder.path().empty()) {
        err << "phonehome-cli: " << visibleText(file) << " can't be written: " << std::strerror(errno) << "\n";
        return exit_code::kNoOutput;
    }
    const bool remote = !where.host.host.empty();
    RecorderPlan plan;
    plan.folder = folder.spool();
    plan.reconnects = remote;
    plan.tzsp = where.tzsp;
    if (where.tzsp) {
        err << "On the router:\n";
        for (const std::string& command : tzspCommands(*where.tzsp, "bridge", {}))
            err << "  " << command << "\n";
    } else if (remote) {
        plan.program =
            remoteCapture(where.host, remoteScript(where.host, where.interface, where.filter), SshQuestions::None, {});
    } else {
        const CaptureRight right = captureRight();
        if (!mayCapture(right, err))
            return exit_code::kNothing;
        plan.program = localCapture(right, where.interface, where.filter);
    }
    const Recorded recorded = record(plan, where.seconds, CaptureProgress(placeText(where), err));
    const std::string why = endText(recorded.news, where.host.host.empty() && !where.tzsp);
    if (!why.empty())
        err << "phonehome-cli: " << why << "\n";
    if (const std::string strange = strangeText(recorded.news.tzsp); !strange.empty())
        err << "phonehome-cli: " << strange << "\n";
    if (recorded.news.files == 0)
        return exit_code::kNothing;
    RecordingFacts facts;
    facts.interface = interfaceText(where, recorded.news);
    facts.filter = where.filter;
    facts.program = "phonehome-cli " PHONEHOME_VERSION;
    if (recorded.news.dropsKnown)
        facts.dropped = recorded.news.dropped;
    facts.names = addressNames(*recorded.snapshot);
    if (const auto saved = saveRecording(Spool::filesIn(plan.folder), facts, file); !saved) {
        folder.keep();
        err << "phonehome-cli: " << problemText(saved.error()) << "\nwhat was captured is in "
            << visibleText(folder.spool()) << "\n";
        return exit_code::kNoOutput;
    }
    writeSummary(*recorded.snapshot, out);
    if (!isWritten(out, err))
        return exit_code::kNoOutput;
    return why.empty() ? exit_code::kOk : exit_code::kDamaged;
}

} // namespace phonehome
