// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <thread>

#include "core/pipeline/batch_queue.h"

namespace phonehome {

/// Reads and dissects in a thread of its own, ahead of who asks for the batches. While next() may be asked, what fill
/// touches belongs to that thread; it is the caller's after a batch that says Pause, Stopped or End.
class ReadAhead {
public:
    /// fill: adds what the next frame says; false when there is none. sources: how far they were read.
    ReadAhead(std::function<bool(FrameBatch&)> fill, std::function<SourceState()> sources);
    /// Stops; batches that were not told are lost.
    ~ReadAhead();
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// The next batch, valid until done(). After one that says Stopped or End there is none.
    FrameBatch& next();
    void done() { m_queue.giveBack(); }

    /// One of the next batches brings the sources' state. Nobody waits.
    void askForSources() { m_asked.store(true); }
    /// One of the next batches says Pause. goOn() when what was wanted is done.
    void pause() { m_pause.store(true); }
    void goOn();
    /// One of the next batches says Stopped, or End.
    void stop() { m_thread.request_stop(); }

private:
    void read(const std::stop_token& stop);

    std::function<bool(FrameBatch&)> m_fill;
    std::function<SourceState()> m_sources;
    BatchQueue m_queue;
    std::atomic<bool> m_asked{false};
    std::atomic<bool> m_pause{false};
    std::atomic<bool> m_paused{false};
    bool m_over = false; ///< the last batch was asked for
    std::jthread m_thread;
};

} // namespace phonehome
