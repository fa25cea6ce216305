// SPDX-License-Identifier: GPL-3.0-or-later
// phonehome-cadence CASES ANSWERS: judges each line of CASES ({"id", "t0", "t1", "gaps": [[from, to]...], "t": [...]},
// all in ns) with the library's own detector and writes a line for it to ANSWERS.
#include <array>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/analysis/cadence.h"

using namespace phonehome;
using Json = nlohmann::ordered_json;

namespace {

double threadSeconds()
{
    std::timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

Json segmentsOf(const Cadence& cadence)
{
    Json out = Json::array();
    for (std::size_t timer = 0; timer < cadence.timers.size(); ++timer) {
        for (const CadenceSegment& s : cadence.timers[timer].segments) {
            out.push_back({{"start", s.start.ns},
                           {"end", s.end.ns},
                           {"period", s.period},
                           {"jitter", s.jitter},
                           {"missed", s.missed},
                           {"timer", timer},
                           {"beats", s.beats},
                           {"dups", s.doubles},
                           {"locked", s.clock == ClockKind::Locked}});
        }
    }
    return out;
}

/// Changes of period and of phase; that a timer paused is no change of it.
Json changesOf(const Cadence& cadence)
{
    Json out = Json::array();
    for (const CadenceChange& change : cadence.changes) {
        if (change.kind != CadenceChangeKind::Pause)
            out.push_back(change.time.ns);
    }
    return out;
}

Json kindsOf(const Cadence& cadence)
{
    constexpr std::array kNames{"period", "phase", "pause"};
    Json out = Json::array();
    for (const CadenceChange& change : cadence.changes)
        out.push_back({change.time.ns, kNames.at(static_cast<std::size_t>(change.kind)), change.from, change.to});
    return out;
}

Json silencesOf(const Cadence& cadence)
{
    Json out = Json::array();
    for (std::size_t timer = 0; timer < cadence.timers.size(); ++timer) {
        for (const CadenceSilence& s : cadence.timers[timer].silences)
            out.push_back({{"from", s.from.ns}, {"to", s.to.ns}, {"beats", s.beats}, {"timer", timer}});
    }
    return out;
}

Json judge(const Json& line)
{
    ObservationWindow window{{line.at("t0").get<std::int64_t>()}, {line.at("t1").get<std::int64_t>()}, {}};
    for (const Json& gap : line.at("gaps"))
        window.gaps.push_back({{gap.at(0).get<std::int64_t>()}, {gap.at(1).get<std::int64_t>()}});
    std::vector<Timestamp> times;
    for (const Json& t : line.at("t"))
        times.push_back({t.get<std::int64_t>()});
    const double before = threadSeconds();
    const Cadence cadence = analyseCadence(times, window);
    const double after = threadSeconds();
    Json out;
    out["id"] = line.at("id");
    out["periodic"] = cadence.verdict == CadenceVerdict::Timer;
    out["E"] = cadence.evidence;
    out["cover"] = cadence.cover;
    out["confidence"] = cadence.confidence;
    out["next"] = cadence.next ? cadence.next->ns : 0;
    out["us"] = (after - before) * 1e6;
    out["n"] = times.size();
    out["segments"] = segmentsOf(cadence);
    out["silences"] = silencesOf(cadence);
    out["changes"] = changesOf(cadence);
    out["kinds"] = kindsOf(cadence);
    return out;
}

int judgeAll(const char* from, const char* to)
{
    std::ifstream cases(from);
    std::ofstream answers(to);
    if (!cases || !answers) {
        std::cerr << "phonehome-cadence: cannot open " << (cases ? to : from) << '\n';
        return 1;
    }
    std::string line;
    while (std::getline(cases, line)) {
        const Json parsed = Json::parse(line, nullptr, false);
        if (parsed.is_discarded()) {
            std::cerr << "phonehome-cadence: a line of " << from << " is no JSON\n";
            return 1;
        }
        answers << judge(parsed).dump() << '\n';
    }
    return answers.flush() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc == 3)
        return judgeAll(argv[1], argv[2]);
    std::cerr << "usage: phonehome-cadence CASES ANSWERS\n";
    return 2;
} catch (const std::exception& e) {
    std::fputs(e.what(), stderr);
    return 1;
}
