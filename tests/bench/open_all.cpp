// SPDX-License-Identifier: GPL-3.0-or-later
// open_all FILE: the whole open as the window does it, snapshots while loading included, without the window.
#include <iostream>

#include "core/pipeline/capture_run.h"

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    phonehome::CaptureRun run({argv[1]});
    phonehome::SnapshotPtr last;
    run.run({}, [&](const phonehome::RunProgress&) { last = run.snapshot(false); });
    last = run.snapshot(true);
    std::cout << last->totals.packets << " packets, " << last->events.size() << " events, " << last->flows.size()
              << " flows, " << last->groups.size() << " groups\n";
    return 0;
}
