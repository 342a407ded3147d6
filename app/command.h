#pragma once
#include "backend/config/workspace.h"
#include "backend/core/result.h"

#include <cstdio>

#include <QCommandLineParser>
#include <QString>
#include <QStringList>

namespace sluice::app {

/// Exit codes of the contract.
namespace exit {
constexpr int ok = 0;
constexpr int failed = 1;   ///< a job failed, a check failed, a difference was found
constexpr int usage = 2;    ///< the file or the command line is wrong
constexpr int leftOut = 3;  ///< something could not be translated
}  // namespace exit

/// The words of one command, after its name.
struct Command {
    QString name;
    QString usage;  ///< "FILE [--job NAME]…"
    QString summary;
    int (*run)(const QStringList& words);
};

/// Parses `words`; on `--help` or a mistake it prints and sets `code`. `positional`: names of the words that must be
/// there.
bool parseWords(QCommandLineParser& parser, const Command& command, const QStringList& words,
                const QStringList& positional, int& code);

void print(const QString& text);         ///< a line to standard output
void complain(const QString& sentence);  ///< a line to standard error
void complain(const Error& error);

/// Loads and checks FILE with all its connectors; complains and returns nothing when it is wrong.
std::optional<config::Workspace> loadChecked(const QString& file);

}  // namespace sluice::app
