// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonehome {

/// While it lives, Ctrl+C ends nothing by itself: who waits asks whether it came.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// Since the last one was made; still told when it is gone.
    static bool came();

private:
    void (*m_before)(int);
};

} // namespace phonehome
