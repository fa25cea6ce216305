// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonehome {

/// The regularised incomplete beta function I_x(a, b) (NIST DLMF 8.17), 0 to 1: the chance of a or more successes in
/// a + b - 1 tries that succeed with chance x each. a and b above 0, x 0 to 1.
double incompleteBeta(double x, double a, double b);

} // namespace phonehome
