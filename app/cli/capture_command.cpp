// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/capture_command.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/summary.h"
#include "core/base/text.h"
#include "core/export/problem_text.h"
#include "core/live/local_capture.h"
#include "core/live/recorder.h"
#include "core/live/remote_capture.h"
#include "core/live/save_recording.h"
#include "core/pipeline/capture_run.h"

namespace phonehome {

namespace {

struct CaptureWords {
    RemoteHost host; ///< empty: this machine
    std::string interface;
    std::string filter;
    std::string out;
    double seconds = 0; ///< 0: until interrupted
    std::string wrong;
};

// Set by a signal, read in a thread.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void interrupt(int)
{
    interrupted = true;
}

/// "user@host:port", each part but the host may be missing; an IPv6 address with a port stands in brackets.
bool takeHost(std::string text, RemoteHost& host)
{
    if (const std::size_t at = text.rfind('@'); at != std::string::npos) {
        host.user = text.substr(0, at);
        text = text.substr(at + 1);
    }
    const bool brackets = text.starts_with('[');
    const std::size_t colon = brackets ? text.find("]:") : text.find(':');
    const bool port = colon != std::string::npos && (brackets || text.find(':', colon + 1) == std::string::npos);
    if (port) {
        const std::string digits = text.substr(colon + (brackets ? 2 : 1));
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), host.port);
        if (error != std::errc() || end != digits.data() + digits.size() || host.port == 0)
            return false;
        text = text.substr(0, colon + (brackets ? 1 : 0));
    }
    host.host = text.starts_with('[') && text.ends_with(']') ? text.substr(1, text.size() - 2) : text;
    return !host.host.empty();
}

CaptureWords parse(std::span<const std::string> words)
{
    CaptureWords out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (!word.starts_with("--")) {
            out.wrong = out.out.empty() ? out.wrong : "capture writes one file";
            out.out = word;
        } else if (word == "--sudo") {
            out.host.sudo = true;
        } else if (i + 1 == words.size()) {
            out.wrong = word + " wants a value";
        } else if (word == "--ssh") {
            if (!takeHost(words[++i], out.host))
                out.wrong = "--ssh wants USER@HOST or USER@HOST:PORT";
        } else if (word == "--key") {
            out.host.keyFile = words[++i];
        } else if (word == "--interface") {
            out.interface = words[++i];
        } else if (word == "--filter") {
            out.filter = words[++i];
        } else if (word == "--seconds") {
            const std::string& n = words[++i];
            const auto [end, error] = std::from_chars(n.data(), n.data() + n.size(), out.seconds);
            if (error != std::errc() || end != n.data() + n.size() || !(out.seconds > 0))
                out.wrong = "--seconds wants a number above 0";
        } else {
            out.wrong = "unknown option " + word;
        }
    }
    if (out.wrong.empty() && out.out.empty())
        out.wrong = "capture needs a file to write";
    if (out.wrong.empty() && out.interface.empty())
        out.wrong = "capture needs --interface";
    return out;
}

/// A folder of our own beside the file that comes of it, so that both have the same room; gone with the object.
class SpoolFolder {
public:
    explicit SpoolFolder(const std::string& beside)
    {
        std::string name = beside + ".XXXXXX";
        m_path = mkdtemp(name.data()) ? name : std::string();
    }
    ~SpoolFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    SpoolFolder(const SpoolFolder&) = delete;
    SpoolFolder& operator=(const SpoolFolder&) = delete;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

/// Why it ended, in the words of whoever captured.
std::string endText(const RecordingNews& news)
{
    if (news.error)
        return problemText(*news.error);
    std::string out;
    if (news.exitCode.value_or(0) == 0)
        return out;
    for (const std::string& line : news.words)
        out += (out.empty() ? "" : "\n") + visibleText(utf8FromWire(line));
    if (!news.command.empty())
        out += "\nrun this once: " + visibleText(utf8FromWire(news.command));
    return out.empty() ? "the capturing program ended without a word" : out;
}

} // namespace

int captureCommand(std::span<const std::string> words, std::ostream& out, std::ostream& err)
{
    const CaptureWords wanted = parse(words);
    if (!wanted.wrong.empty()) {
        err << "phonehome-cli: " << wanted.wrong << "\n";
        return exit_code::kUsage;
    }
    const SpoolFolder folder(wanted.out);
    if (folder.path().empty()) {
        err << "phonehome-cli: " << visibleText(wanted.out) << " can't be written: " << std::strerror(errno) << "\n";
        return exit_code::kNoOutput;
    }
    RecorderPlan plan;
    plan.folder = folder.path() + "/spool";
    const bool remote = !wanted.host.host.empty();
    plan.reconnects = remote;
    const CaptureRight right = remote ? CaptureRight{} : captureRight();
    if (!remote && right.program == CaptureRight::Program::None) {
        err << "phonehome-cli: "
            << (right.text.empty() ? "no program that may capture was found (phonehome-capture or dumpcap)"
                                   : right.text)
            << "\n";
        if (!right.command.empty())
            err << "run this once: " << right.command << "\n";
        return exit_code::kNothing;
    }
    plan.program = remote ? remoteCapture(wanted.host, remoteScript(wanted.host, wanted.interface, wanted.filter),
                                          SshQuestions::None, {})
                          : localCapture(right, wanted.interface, wanted.filter);

    RecordingNews last; // written by the recorder's thread, read when that has ended
    std::optional<SnapshotPtr> snapshot;
    {
        Recorder recorder(plan, [&last](const RecordingNews& news) { last = news; });
        interrupted = false;
        auto* const before = std::signal(SIGINT, interrupt);
        std::jthread watch([&](const std::stop_token& done) {
            const auto began = std::chrono::steady_clock::now();
            while (!done.stop_requested()) {
                const std::chrono::duration<double> since = std::chrono::steady_clock::now() - began;
                if (interrupted || (wanted.seconds > 0 && since.count() >= wanted.seconds)) {
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
        std::signal(SIGINT, before);
        snapshot = run.snapshot(true);
    }
    const std::string why = endText(last);
    if (!why.empty())
        err << "phonehome-cli: " << why << "\n";
    if (last.files == 0)
        return exit_code::kNothing;
    RecordingFacts facts;
    facts.interface = remote ? wanted.interface + " on " + wanted.host.host : wanted.interface;
    facts.filter = wanted.filter;
    facts.program = "phonehome-cli " PHONEHOME_VERSION;
    facts.dropped = last.dropped;
    const auto saved = saveRecording(Spool::filesIn(plan.folder), facts, wanted.out);
    if (!saved) {
        err << "phonehome-cli: " << problemText(saved.error()) << "\n";
        return exit_code::kNoOutput;
    }
    writeSummary(**snapshot, out);
    return why.empty() ? exit_code::kOk : exit_code::kDamaged;
}

} // namespace phonehome
