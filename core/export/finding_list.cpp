// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/finding_list.h"

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/findings/findings.h"
#include "core/export/finding_text.h"
#include "core/export/name_list.h"

namespace phonehome {

namespace {

Json findingJson(const Snapshot& s, const Finding& f)
{
    Json out;
    out["kind"] = findingKindId(f.kind);
    out["weight"] = findingWeightId(f.weight);
    out["device"] = deviceKey(s, f.device);
    if (f.group.valid())
        out["of"] = groupTitle(s, s.groups[f.group.value]);
    if (f.count > 0)
        out["count"] = f.count;
    const bool ofSilence = f.kind == FindingKind::NotHeardSince || f.kind == FindingKind::FellSilent;
    if (f.of > 0)
        out[ofSilence ? "others" : "due"] = f.of;
    if (f.seconds != 0)
        out["seconds"] = f.seconds;
    if (f.promised != 0)
        out["promised"] = f.promised;
    if (!f.about.empty())
        out["about"] = f.about;
    if (!f.offered.empty())
        out["offered"] = f.offered;
    if (f.offeredToo)
        out["asks_offered_too"] = true;
    if (f.over)
        out["over"] = true;
    out["first"] = epochText(f.first);
    out["last"] = epochText(f.last);
    out["sentence"] = findingSentence(s, f);
    return out;
}

/// Of findings that say the same of several devices, each gets the place of the first.
void sayWhichAreAlike(const Snapshot& s, Json& findings)
{
    for (const LikeFindings& like : likeFindingsIn(s)) {
        if (!like.ofSeveral())
            continue;
        for (const std::uint32_t place : like.members)
            findings[place]["same_as"] = like.members.front();
    }
}

} // namespace

Json findingList(const Snapshot& s)
{
    Json out = Json::array();
    for (const Finding& finding : findingsIn(s))
        out.push_back(findingJson(s, finding));
    sayWhichAreAlike(s, out);
    return out;
}

std::string findingsAsJson(const Snapshot& s)
{
    const Json document{{"schema", "phonehome-findings/1"}, {"findings", findingList(s)}};
    return jsonText(document);
}

} // namespace phonehome
