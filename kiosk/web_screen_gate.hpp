// SPDX-License-Identifier: Apache-2.0
//
// Gate: who may see the page's socket. One browser, which proves once that it was given the address.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cotejo/result.hpp"

namespace cotejo::kiosk {

/// One thread at a time.
class Gate {
public:
    /// Makes a start token. Status::failed without randomness.
    static Result<Gate> create(std::uint16_t port);

    /// The page's address. The start token stands behind the `#`, which browsers send to nobody.
    std::string address() const;
    /// The one Host there is: a name that points here from elsewhere is refused (DNS rebinding).
    bool host_is_ours(std::string_view host) const { return host == authority_; }
    bool origin_is_ours(std::string_view origin) const { return origin == "http://" + authority_; }
    const std::string& authority() const { return authority_; }

    /// Takes the start token and gives a Set-Cookie line for whoever brought it. The token is dead
    /// then, and so is any earlier cookie.
    std::optional<std::string> exchange(std::string_view token);
    /// True when a Cookie line carries what exchange() gave last.
    bool admits(std::string_view cookies) const;
    /// Makes a new start token, for a browser that was started anew; the cookie given last stays
    /// good until the token is used.
    Result<void> renew();

private:
    explicit Gate(std::uint16_t port);

    std::string authority_, cookie_name_;
    std::string token_, cookie_; ///< "" when there is none, which nothing equals
};

}  // namespace cotejo::kiosk
