// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/log_join.h"

#include "core/analysis/capture_survey.h"
#include "core/analysis/log_clock.h"
#include "core/decode/dissector.h"
#include "core/dnslog/importer.h"
#include "core/source/capture_set.h"

namespace phonehome {

namespace {

constexpr std::uint64_t kAskStopEvery = 1024;
// A talk that was open all along may be explained by what is asked afterwards, but not for ever.
constexpr Duration kAfterwards = Duration::ofSeconds(86400);

} // namespace

struct LogJoin::State {
    std::vector<std::string> captures;
    LogInputs inputs;
    CaptureSurvey survey;
    LogTimeline timeline{survey.peers(), survey.history()};
    std::vector<LogFacts> facts;
    std::vector<char> hasAnswers; ///< by log
};

LogJoin::LogJoin(const std::vector<std::string>& captures, LogInputs inputs) : m_state(std::make_unique<State>())
{
    m_state->captures = captures;
    m_state->inputs = std::move(inputs);
}

LogJoin::~LogJoin() = default;

void LogJoin::survey(const std::stop_token& stop)
{
    CaptureSet set(m_state->captures);
    Dissector dissector({&m_state->survey});
    for (std::uint64_t n = 0;; ++n) {
        if (n % kAskStopEvery == 0 && stop.stop_requested())
            return;
        const Frame* const frame = set.next();
        if (!frame)
            return;
        dissector.dissect(*frame);
    }
}

void LogJoin::prepare(Household& household, const std::stop_token& stop)
{
    State& s = *m_state;
    survey(stop);
    LogOptions options;
    options.zone = s.inputs.zone;
    options.stop = stop;
    if (!s.survey.empty())
        options.capture = LogSpan{s.survey.first(), s.survey.last()};
    for (LogReport& report : importLogs(s.inputs.paths, options, s.timeline)) {
        if (report.log >= s.hasAnswers.size())
            s.hasAnswers.resize(report.log + 1U, 1);
        s.hasAnswers[report.log] = report.hasAnswers ? 1 : 0;
        s.facts.push_back({std::move(report), OffsetOrigin::None, {}, 0});
    }
    setClocks();
    household.setLogs(s.facts);
    for (const LogHost& host : s.timeline.hosts())
        household.onResolverHost(host, s.survey.history());
}

void LogJoin::setClocks()
{
    State& s = *m_state;
    for (std::size_t i = 0; i < s.hasAnswers.size(); ++i) {
        const auto log = static_cast<std::uint16_t>(i);
        OffsetOrigin origin = OffsetOrigin::None;
        ClockOffset clock;
        if (s.inputs.offset) {
            origin = OffsetOrigin::Given;
            clock = countMatches(s.timeline.answers(log), s.survey.starts(), *s.inputs.offset);
        } else {
            clock = clockOf(s.timeline, log, s.survey);
            if (clock.found)
                origin = OffsetOrigin::Estimated;
        }
        s.timeline.shift(log, clock);
        for (LogFacts& facts : s.facts) {
            if (facts.report.log == log && !facts.report.failed())
                facts.leftOut = s.timeline.dropped(log);
            if (facts.report.log == log && !facts.report.failed() && facts.report.hasTimes) {
                facts.origin = origin;
                facts.clock = clock;
            }
        }
    }
    s.timeline.sort(s.survey.first());
}

void LogJoin::advance(Household& household, Timestamp time)
{
    State& s = *m_state;
    while (const LogRecord* record = s.timeline.next(time))
        household.onLookup(*record, s.hasAnswers[s.timeline.log()] != 0, s.survey.history());
}

void LogJoin::finish(Household& household)
{
    if (!m_state->survey.empty())
        advance(household, m_state->survey.last() + kAfterwards);
}

} // namespace phonehome
