// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/name_evidence.h"

#include <algorithm>
#include <tuple>

namespace phonehome {

namespace {

bool isAnswer(NameSource source)
{
    return source == NameSource::Dns || source == NameSource::DnsLog;
}

/// What a row's evidence is worth to a flow.
NameSource sourceFor(const NameRow& row, const NameAnswer& answer, const Flow& flow)
{
    if (isAnswer(row.source) && row.device.valid() && row.device != flow.device)
        return NameSource::OtherDevice;
    // A name that the flow gives itself is said after the flow began.
    if (answer.first > flow.first && (isAnswer(row.source) || row.source == NameSource::Referral))
        return NameSource::LaterAnswer;
    return row.source;
}

} // namespace

std::vector<NameEvidenceFor> evidenceFor(const Snapshot& s, FlowId id)
{
    const Flow& flow = s.flows[id.value];
    std::vector<NameEvidenceFor> out;
    for (std::uint32_t i = 0; i < s.names.size(); ++i) {
        const NameRow& row = s.names[i];
        for (const NameAnswer& answer : row.answers) {
            if (answer.address == flow.peer)
                out.push_back({NameId{i}, sourceFor(row, answer, flow), answer, goesBy(s, id, NameId{i})});
        }
        // A name that was only asked, by a log without answers, has no address to be found by.
        if (row.answers.empty() && goesBy(s, id, NameId{i}))
            out.push_back({NameId{i}, row.source, {flow.peer, row.first, row.last, std::nullopt}, true});
    }
    std::stable_sort(out.begin(), out.end(), [](const NameEvidenceFor& a, const NameEvidenceFor& b) {
        return std::tuple(!a.chosen, a.source, b.answer.last) < std::tuple(!b.chosen, b.source, a.answer.last);
    });
    // One row gave the name; others of the same name confirm it.
    for (std::size_t i = 1; i < out.size(); ++i)
        out[i].chosen = false;
    return out;
}

bool goesBy(const Snapshot& s, FlowId id, NameId row)
{
    const NameRow& name = s.names[row.value];
    const Flow& flow = s.flows[id.value];
    if (flow.nameSource == NameSource::None || flow.name != name.name)
        return false;
    const bool listed = std::find(name.flows.begin(), name.flows.end(), id) != name.flows.end();
    return listed || (name.device == flow.device &&
                      std::any_of(name.answers.begin(), name.answers.end(),
                                  [&](const NameAnswer& answer) { return answer.address == flow.peer; }));
}

} // namespace phonehome
