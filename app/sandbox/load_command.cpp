#include "app/sandbox/load_command.h"

#include "app/sandbox/load_counters.h"
#include "app/sandbox/load_options.h"
#include "app/sandbox/load_systems.h"
#include "app/sandbox/sandbox_command.h"
#include "app/sandbox/shop_reader.h"
#include "app/sandbox/shop_writer.h"
#include "app/signals.h"
#include "backend/core/log.h"
#include "backend/core/thread.h"

#include <array>
#include <cstdio>
#include <string>

#include <QEventLoop>
#include <QTimer>

namespace sluice::app {
namespace {

constexpr int UsageError = 2;
constexpr std::array<std::uint64_t, 2> ReaderSeeds{11, 12};

int complain(const Error& error, int code) {
    std::fprintf(stderr, "sluice: %s\n", error.message.c_str());
    return code;
}

/// Until the time is over or somebody says stop. `report` says every ten seconds how it goes.
void wait(std::chrono::seconds duration, const LoadCounters& counters, bool report) {
    QEventLoop loop;
    Signals signals;
    QObject::connect(&signals, &Signals::terminate, &loop, &QEventLoop::quit);
    QTimer::singleShot(duration, &loop, &QEventLoop::quit);
    QTimer tenSeconds;
    QObject::connect(&tenSeconds, &QTimer::timeout, &loop, [&counters] {
        std::printf("%s\n", counters.summary().c_str());
        std::fflush(stdout);
    });
    if (report) tenSeconds.start(std::chrono::seconds(10));
    loop.exec();
}

}  // namespace

int runLoad(const QStringList& arguments) {
    const auto options = parseLoadOptions(arguments);
    if (!options) return complain(options.error(), UsageError);
    const auto systems = findLoadSystems(sandboxScript());
    if (!systems) return complain(systems.error(), 1);
    const LogListener listener(
        [](const LogLine& line) { std::fprintf(stderr, "%s: %s\n", line.subject.c_str(), line.message.c_str()); });

    LoadCounters counters;
    ShopWriter writer(systems->shop, *options, counters);
    if (auto opened = writer.open({}); !opened) return complain(opened.error(), 1);
    {
        ShopReader first(*systems, *options, ReaderSeeds[0], counters);
        ShopReader second(*systems, *options, ReaderSeeds[1], counters);
        std::array threads{Thread("load-writer", [&](const std::stop_token& stop) { writer.run(stop); }),
                           Thread("load-reader", [&](const std::stop_token& stop) { first.run(stop); }),
                           Thread("load-reader", [&](const std::stop_token& stop) { second.run(stop); })};
        wait(options->duration, counters, !options->json);
        for (Thread& thread : threads) thread.requestStop();
        for (Thread& thread : threads) thread.join();
    }
    std::printf("%s\n", options->json ? counters.json().c_str() : counters.summary().c_str());
    return counters.changes > 0 ? 0 : 1;
}

}  // namespace sluice::app
