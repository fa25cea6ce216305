// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/read_ahead.h"

#include <utility>

namespace phonehome {

ReadAhead::ReadAhead(std::function<bool(FrameBatch&)> fill, std::function<SourceState()> sources)
    : m_fill(std::move(fill)), m_sources(std::move(sources))
{
    m_thread = std::jthread([this](const std::stop_token& stop) { read(stop); });
}

ReadAhead::~ReadAhead()
{
    stop();
    goOn();
    // It may wait for a batch to be given back.
    while (!m_over) {
        if (next().then == FrameBatch::Then::Pause)
            goOn();
        done();
    }
}

FrameBatch& ReadAhead::next()
{
    FrameBatch& batch = m_queue.toTell();
    m_over = batch.then == FrameBatch::Then::Stopped || batch.then == FrameBatch::Then::End;
    return batch;
}

void ReadAhead::goOn()
{
    m_paused.store(false);
    m_paused.notify_one();
}

void ReadAhead::read(const std::stop_token& stop)
{
    for (auto then = FrameBatch::Then::GoOn; then == FrameBatch::Then::GoOn || then == FrameBatch::Then::Pause;) {
        FrameBatch& batch = m_queue.toFill();
        batch.clear();
        bool more = true;
        while (more && !batch.isFull())
            more = m_fill(batch);
        if (!more)
            batch.then = FrameBatch::Then::End;
        else if (stop.stop_requested())
            batch.then = FrameBatch::Then::Stopped;
        else if (m_pause.exchange(false))
            batch.then = FrameBatch::Then::Pause;
        then = batch.then;
        if (m_asked.exchange(false))
            batch.sources = std::make_unique<SourceState>(m_sources());
        if (then == FrameBatch::Then::Pause)
            m_paused.store(true);
        m_queue.hand();
        if (then == FrameBatch::Then::Pause)
            m_paused.wait(true);
    }
}

} // namespace phonehome
