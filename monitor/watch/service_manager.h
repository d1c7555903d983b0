#pragma once

#include <chrono>
#include <optional>
#include <string_view>

// What systemd's services with Type=notify tell, see sd_notify(3): a datagram to the socket that $NOTIFY_SOCKET names.
// Without one nobody asked, and nothing is told.

namespace claimwatch {

void tell_service_manager(std::string_view state);

/// That the configuration is being read anew; READY=1 follows.
void tell_reloading();

/// How often a sign of life is due: half of what the service manager waits for one; none when it waits for none.
std::optional<std::chrono::microseconds> sign_of_life_every();

}  // namespace claimwatch
