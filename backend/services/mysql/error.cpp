#include "backend/services/mysql/error.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace sluice::services::mysql {
namespace {

struct Known {
    unsigned code;
    Remedy remedy;
    std::string_view advice;  ///< what to do; empty: the message says it
};

constexpr std::string_view login = "Check user and password of the connection.";
constexpr std::string_view grant = "Give the user the privilege that is named, with GRANT.";
constexpr std::string_view waits = "It is tried again.";
constexpr std::string_view tls = "Check tls, ca_file, cert_file and key_file of the connection.";
constexpr std::string_view data = "The row does not fit the table.";
constexpr std::string_view none = "";

// Sorted by code.
constexpr std::array known = {
    Known{1021, Remedy::Retry, "The server's disk is full: free space there."},
    Known{1022, Remedy::Reject, data},
    Known{1040, Remedy::Retry, "The server has no free connection; it is tried again."},
    Known{1044, Remedy::Halt, grant},
    Known{1045, Remedy::Halt, login},
    Known{1048, Remedy::Reject, data},
    Known{1049, Remedy::Halt, "Create the database, or name another."},
    Known{1053, Remedy::Retry, waits},
    Known{1062, Remedy::Reject, data},
    Known{1077, Remedy::Retry, waits},
    Known{1079, Remedy::Retry, waits},
    Known{1105, Remedy::Retry, none},
    Known{1114, Remedy::Retry, "Make room for the table on the server."},
    Known{1118, Remedy::Reject, data},
    Known{1129, Remedy::Halt, "Run FLUSH HOSTS on the server."},
    Known{1130, Remedy::Halt, "Allow this host to connect: create the user for it, or check bind-address."},
    Known{1138, Remedy::Reject, data},
    Known{1142, Remedy::Halt, grant},
    Known{1143, Remedy::Halt, grant},
    Known{1146, Remedy::Halt, "Create the table, or name another."},
    Known{1153, Remedy::Halt, "Raise max_allowed_packet on the server."},
    Known{1158, Remedy::Retry, waits},
    Known{1159, Remedy::Retry, waits},
    Known{1160, Remedy::Retry, waits},
    Known{1161, Remedy::Retry, waits},
    Known{1203, Remedy::Retry, "The user has no free connection; it is tried again."},
    Known{1205, Remedy::Retry, waits},
    Known{1206, Remedy::Retry, waits},
    Known{1213, Remedy::Retry, waits},
    Known{1216, Remedy::Reject, data},
    Known{1217, Remedy::Reject, data},
    Known{1226, Remedy::Retry, "The user's limit is used up; it is tried again."},
    Known{1227, Remedy::Halt, grant},
    Known{1264, Remedy::Reject, data},
    Known{1265, Remedy::Reject, data},
    Known{1292, Remedy::Reject, data},
    Known{1317, Remedy::Retry, waits},
    Known{1364, Remedy::Reject, data},
    Known{1366, Remedy::Reject, data},
    Known{1367, Remedy::Reject, data},
    Known{1370, Remedy::Halt, grant},
    Known{1406, Remedy::Reject, data},
    Known{1411, Remedy::Reject, data},
    Known{1412, Remedy::Retry, waits},
    Known{1416, Remedy::Reject, data},
    Known{1451, Remedy::Reject, data},
    Known{1452, Remedy::Reject, data},
    Known{1526, Remedy::Reject, data},
    Known{1557, Remedy::Reject, data},
    Known{1586, Remedy::Reject, data},
    Known{1614, Remedy::Retry, waits},
    Known{1644, Remedy::Reject, data},
    Known{1690, Remedy::Reject, data},
    Known{1792, Remedy::Retry, "The server takes no writes now; it is tried again."},
    Known{1820, Remedy::Halt, "Set a new password for the user."},
    Known{1836, Remedy::Retry, "The server takes no writes now; it is tried again."},
    Known{1862, Remedy::Halt, "Set a new password for the user."},
    Known{1927, Remedy::Retry, waits},
    Known{2002, Remedy::Retry, "Check that the server runs, and host and port of the connection."},
    Known{2003, Remedy::Retry, "Check that the server runs, and host and port of the connection."},
    Known{2005, Remedy::Retry, "Check the host of the connection."},
    Known{2006, Remedy::Retry, waits},
    Known{2012, Remedy::Retry, waits},
    Known{2013, Remedy::Retry, waits},
    Known{2026, Remedy::Halt, tls},
    Known{2027, Remedy::Retry, waits},
    Known{2055, Remedy::Retry, waits},
    Known{2059, Remedy::Halt, "The client library has no such plugin: choose another authentication for the user."},
    Known{2061, Remedy::Halt, "Use tls = \"required\", or choose another authentication for the user."},
    Known{3024, Remedy::Retry, waits},
    Known{3037, Remedy::Reject, data},
    Known{3118, Remedy::Halt, "Unlock the account with ALTER USER … ACCOUNT UNLOCK."},
    Known{3140, Remedy::Reject, data},
    Known{3159, Remedy::Halt, "The server takes encrypted connections only: use tls = \"required\"."},
    Known{3572, Remedy::Retry, waits},
    Known{3819, Remedy::Reject, data},
    Known{4025, Remedy::Reject, data},
    Known{4031, Remedy::Retry, waits},
    Known{8002, Remedy::Retry, waits},
    Known{8004, Remedy::Retry, "Make batches smaller, or raise txn-total-size-limit."},
    Known{8022, Remedy::Retry, waits},
    Known{8025, Remedy::Reject, data},
    Known{8027, Remedy::Retry, waits},
    Known{8028, Remedy::Retry, waits},
    Known{9001, Remedy::Retry, waits},
    Known{9002, Remedy::Retry, waits},
    Known{9003, Remedy::Retry, waits},
    Known{9004, Remedy::Retry, waits},
    Known{9005, Remedy::Retry, waits},
    Known{9007, Remedy::Retry, waits},
};
static_assert(std::is_sorted(known.begin(), known.end(),
                             [](const Known& a, const Known& b) { return a.code < b.code; }));

const Known* find(unsigned code) {
    const auto at = std::lower_bound(known.begin(), known.end(), code,
                                     [](const Known& entry, unsigned wanted) { return entry.code < wanted; });
    return at != known.end() && at->code == code ? &*at : nullptr;
}

/// The server answers, but who it asks in turn does not, or it lets nobody in for now: waiting helps, as it does where
/// a connection is lost.
bool isOutOfReach(unsigned code) {
    constexpr std::array codes = {1040u, 1077u, 1079u, 1129u, 1203u, 1226u, 2005u, 2012u, 9001u, 9002u, 9005u};
    return isConnectionLoss(code) || std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// 1290 says "running with the --read-only option" as well as "--skip-grant-tables": only the first passes by itself.
bool saysReadOnly(std::string_view message) {
    return message.find("read-only") != message.npos || message.find("read_only") != message.npos;
}

/// 2026 says that a certificate is refused as well as that an encrypted connection broke: only the second passes.
bool saysConnectionBroke(std::string_view message) {
    return message.find("eof") != message.npos || message.find("reset by peer") != message.npos ||
           message.find("Broken pipe") != message.npos || message.find("syscall") != message.npos;
}

/// 1236 is every failure of a log reader; this one is cured by a new snapshot alone.
bool saysPurged(std::string_view message) {
    return message.find("purged") != message.npos || message.find("Could not find first log") != message.npos ||
           message.find("which is not in the master's binlog") != message.npos;
}

}  // namespace

Remedy remedyOf(unsigned code, std::string_view message) {
    if (code == 2026) return saysConnectionBroke(message) ? Remedy::Retry : Remedy::Halt;
    if (code == 1290) return saysReadOnly(message) ? Remedy::Retry : Remedy::Halt;
    const auto* entry = find(code);
    return entry ? entry->remedy : Remedy::Halt;
}

Error makeError(std::string_view object, std::string_view doing, unsigned code, std::string_view message,
                std::source_location where) {
    while (!message.empty() && (message.back() == '.' || message.back() == '\n' || message.back() == ' '))
        message.remove_suffix(1);
    const auto remedy = remedyOf(code, message);
    const auto* entry = find(code);
    std::string_view advice = entry ? entry->advice : none;
    if (code == 1236 && saysPurged(message)) advice = "Begin the job anew.";
    if (code == 1290 && remedy == Remedy::Retry) advice = "The server takes no writes now; it is tried again.";
    if (code == 2026 && remedy == Remedy::Retry) advice = waits;
    std::string text = fmt::format("{}: {}{}{} (error {}).", object, doing, doing.empty() ? "" : ": ", message, code);
    if (!advice.empty()) text += fmt::format(" {}", advice);
    return {remedy, std::move(text), where, remedy == Remedy::Retry && !isOutOfReach(code)};
}

bool isConnectionLoss(unsigned code) {
    return code == 2002 || code == 2003 || code == 2006 || code == 2013 || code == 2055 || code == 2027 ||
           code == 2026 || code == 4031 || code == 1927 || code == 1053 || code == 1158 || code == 1159 ||
           code == 1160 || code == 1161;
}

}  // namespace sluice::services::mysql
