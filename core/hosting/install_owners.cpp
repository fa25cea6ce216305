// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosting/install_owners.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>

#include <zlib.h>

#include "core/base/readable_file.h"

namespace phonehome {

namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10U;

struct GzCloser {
    void operator()(gzFile_s* file) const { gzclose_r(file); }
};

/// A file that goes when this does, unless it has got another name by then.
class Passing {
public:
    explicit Passing(std::string path) : m_path(std::move(path)) {}
    ~Passing() { std::remove(m_path.c_str()); }
    Passing(const Passing&) = delete;
    Passing& operator=(const Passing&) = delete;

    const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

/// Plain files are copied as they are.
Result<bool> unpack(const std::string& from, const std::string& to, std::uint64_t bytesMax, const std::stop_token& stop)
{
    const auto fail = [](ErrorCode code, const std::string& file, const std::string& detail) {
        return tl::make_unexpected(Error{code, file, 0, 0, detail});
    };
    const std::unique_ptr<gzFile_s, GzCloser> in(gzopen(from.c_str(), "rbe"));
    if (!in)
        return fail(ErrorCode::NotReadable, from, std::strerror(errno));
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    std::array<char, kBlock> block{};
    std::uint64_t made = 0;
    int got = 1;
    while (out && got > 0) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, from, {});
        got = gzread(in.get(), block.data(), static_cast<unsigned>(block.size()));
        made += got > 0 ? static_cast<std::uint64_t>(got) : 0;
        if (made > bytesMax)
            return fail(ErrorCode::DamagedDatabase, from,
                        "it unpacks to more than " + std::to_string(bytesMax >> 20U) + " MB");
        out.write(block.data(), got > 0 ? got : 0);
    }
    int state = Z_OK;
    gzerror(in.get(), &state);
    if (got < 0 || state == Z_BUF_ERROR)
        return fail(ErrorCode::DamagedDatabase, from, "the packed file is damaged or ends early");
    out.close();
    if (!out)
        return fail(ErrorCode::WriteFailed, to, std::strerror(errno));
    return true;
}

/// "DBIP-ASN-Lite (compat=GeoLite2-ASN)" as a file's name; a database may call itself anything.
std::string nameOf(const std::string& type)
{
    constexpr std::size_t kLongest = 60;
    std::string out;
    for (const char c : type.substr(0, kLongest)) {
        const bool upper = c >= 'A' && c <= 'Z';
        const char lower = static_cast<char>(upper ? c - 'A' + 'a' : c);
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
            out += lower;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (out.ends_with('-'))
        out.pop_back();
    return (out.empty() ? "owners" : out) + (out.starts_with("aws-") ? ".json" : ".mmdb");
}

} // namespace

Result<HostingFacts> installOwners(const std::string& fetched, const std::string& folder, std::uint64_t bytesMax,
                                   const std::stop_token& stop)
{
    if (const auto readable = checkReadable(fetched); !readable)
        return tl::make_unexpected(readable.error());
    const Passing part(fetched + ".new"); // not in the folder: another window may be fetching too
    if (const auto unpacked = unpack(fetched, part.path(), bytesMax, stop); !unpacked)
        return tl::make_unexpected(unpacked.error());
    std::vector<Error> problems;
    const HostingPtr hosting = Hosting::load({part.path()}, problems);
    if (!hosting) {
        // Said of the file that was fetched.
        problems.front().file = fetched;
        return tl::make_unexpected(problems.front());
    }
    HostingFacts facts = hosting->facts().front();
    facts.path = folder + "/" + nameOf(facts.type);
    if (std::rename(part.path().c_str(), facts.path.c_str()) != 0)
        return tl::make_unexpected(Error{ErrorCode::WriteFailed, facts.path, 0, 0, std::strerror(errno)});
    return facts;
}

} // namespace phonehome
