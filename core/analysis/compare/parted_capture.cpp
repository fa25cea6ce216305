// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare/parted_capture.h"

#include <memory>
#include <utility>

#include "core/analysis/narrowed.h"

namespace phonehome {

bool canBeParted(const Snapshot& whole, Timestamp at)
{
    return whole.totals.packets > 0 && at > whole.totals.first && at <= whole.totals.last;
}

std::optional<PartedCapture> partedCapture(const SnapshotPtr& whole, Timestamp at,
                                           const std::vector<TimeSpan>& excluded, const std::stop_token& stop)
{
    if (!canBeParted(*whole, at))
        return std::nullopt;
    PartedCapture out;
    out.spanBefore = {whole->totals.first, at - Duration{1}};
    out.spanAfter = {at, whole->totals.last};
    out.before = narrowed(whole, {out.spanBefore, excluded}, stop);
    out.after = out.before ? narrowed(whole, {out.spanAfter, excluded}, stop) : nullptr;
    if (!out.after)
        return std::nullopt;
    if (!excluded.empty()) {
        for (SnapshotPtr* part : {&out.before, &out.after}) {
            auto with = std::make_shared<Snapshot>(**part);
            with->gaps = gapsOf(*whole, {std::nullopt, excluded});
            *part = std::move(with);
        }
    }
    return out;
}

} // namespace phonehome
