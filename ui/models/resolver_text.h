// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/session/resolver/resolver_plan.h"
#include "ui/models/time_format.h"

namespace phonehome {

/// How it stands, for the status bar.
QString resolverText(const ResolverNews& news, const QString& host, const TimeFormat& time);

/// Why it ended and what to do, as one sentence; empty when nothing is wrong. kind: what was asked.
QString resolverProblemText(const ResolverNews& news, const QString& host, ResolverKind kind);

/// What came all the same, and what is missing of it; empty when nothing is.
QString resolverGapText(const ResolverNews& news, const QString& host);

/// What is wrong with a certificate: "it signed itself, it has expired".
QString certificateFaults(const CertificateFacts& facts);

/// Whether a certificate that nobody vouches for is to be trusted, as a question with its fingerprint.
QString certificateQuestion(const ResolverNews& news, const QString& host);

} // namespace phonehome
