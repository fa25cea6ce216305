// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/readable_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <unistd.h>

namespace phonehome {

Result<std::uint64_t> checkReadable(const std::string& path)
{
    const auto fail = [&path](ErrorCode code, const std::string& detail = {}) {
        return tl::unexpected(Error{code, path, 0, 0, detail});
    };
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorCode::NotFound);
    if (error)
        return fail(ErrorCode::NotReadable, error.message());
    if (std::filesystem::is_directory(status))
        return fail(ErrorCode::IsDirectory);
    if (!std::filesystem::is_regular_file(status))
        return fail(ErrorCode::NotRegular);
    if (access(path.c_str(), R_OK) != 0)
        return fail(ErrorCode::NotReadable, std::generic_category().message(errno));
    const auto size = std::filesystem::file_size(path, error);
    if (error)
        return fail(ErrorCode::NotReadable, error.message());
    if (size == 0)
        return fail(ErrorCode::Empty);
    return size;
}

} // namespace phonehome
