// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace phonehome {

/// A value that lies apart from what holds it, which stays small: one alternative of many that is large and rare. Empty
/// only once it was moved from.
template <typename T> class Boxed {
public:
    // Stands for the value wherever one is given.
    Boxed(T value) : m_value(std::make_unique<T>(std::move(value))) {} // NOLINT(google-explicit-constructor)
    Boxed(const Boxed& other) : m_value(std::make_unique<T>(*other.m_value)) {}
    Boxed(Boxed&&) noexcept = default;
    Boxed& operator=(const Boxed& other)
    {
        if (this != &other)
            m_value = std::make_unique<T>(*other.m_value);
        return *this;
    }
    Boxed& operator=(Boxed&&) noexcept = default;
    ~Boxed() = default;

    const T& operator*() const { return *m_value; }
    T& operator*() { return *m_value; }

private:
    std::unique_ptr<T> m_value;
};

} // namespace phonehome
