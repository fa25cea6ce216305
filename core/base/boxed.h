// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "core/base/apart.h"

namespace phonehome {

/// A value that lies apart from what holds it, which stays small: one alternative of many that is large and rare. Empty
/// only once it was moved from.
template <typename T> class Boxed {
public:
    // Stands for the value wherever one is given.
    Boxed(T value) : m_value(std::move(value)) {} // NOLINT(google-explicit-constructor)

    const T& operator*() const { return *m_value; }
    T& operator*() { return *m_value; }

private:
    Apart<T> m_value;
};

} // namespace phonehome
