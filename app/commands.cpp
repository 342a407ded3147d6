#include "app/commands.h"

#include "app/sandbox/sandbox_command.h"
#include "backend/engine/validate.h"

namespace sluice::app {
namespace {

/// Commands of the contract that are not built yet: refused with a sentence, so that a script sees it.
template <const char* name>
int notBuilt(const QStringList&) {
    complain(QStringLiteral("`sluice %1` is not built yet in " SLUICE_VERSION ".").arg(QString::fromLatin1(name)));
    return exit::usage;
}
constexpr char verify[] = "verify", trace[] = "trace", import[] = "import", exportName[] = "export";

}  // namespace

const std::vector<Command>& allCommands() {
    static const std::vector<Command> commands = {
        {"run", "FILE [--job NAME]… [--until-caught-up] [--metrics ADDR] [--state DIR] [--log json|text]",
         "run the jobs without a window; SIGHUP reads FILE again", runHeadless},
        {"check", "FILE [--state DIR] [--json]", "test connections and pre-flight every job", runCheck},
        {"status", "FILE [--state DIR] [--json]", "state, lag, checkpoint and totals of each job", runStatus},
        {"describe", "[KIND] [--json]", "every option of every connector", runDescribe},
        {"shot", "PAGE --out FILE.png [--theme T] [--size WxH] [--after SECONDS] [--state DIR] [FILE]",
         "render one page of the window", runShot},
        {"sandbox", "up|down|status|load [--only NAMES] [--json]", "the real systems on this machine, with a shop",
         runSandbox},
        {"verify", "", "compare source and sink row by row (not built yet)", notBuilt<verify>},
        {"trace", "", "one row through every system (not built yet)", notBuilt<trace>},
        {"rejected", "FILE --job NAME [--json] [--replay ID…] [--state DIR]",
         "list rows that were set aside, deliver them after all", runRejected},
        {"anew", "FILE --job NAME [--yes] [--json] [--state DIR]",
         "forget where a job was and begin as its start says; without --yes only say what that does", runAnew},
        {"import", "", "translate a Logstash .conf (not built yet)", notBuilt<import>},
        {"export", "", "translate to a Logstash .conf (not built yet)", notBuilt<exportName>},
    };
    return commands;
}

bool parseWords(QCommandLineParser& parser, const Command& command, const QStringList& words,
                const QStringList& positional, int& code) {
    parser.setApplicationDescription(command.summary);
    const auto help = parser.addHelpOption();
    const bool parsed = parser.parse(QStringList{QStringLiteral("sluice %1").arg(command.name)} + words);
    const auto usageLine = QStringLiteral("sluice %1 %2").arg(command.name, command.usage);
    if (parser.isSet(help)) {
        print(QStringLiteral("%1\n%2\n").arg(usageLine, command.summary));
        print(parser.helpText());
        code = exit::ok;
        return false;
    }
    QString wrong = parsed ? QString() : parser.errorText() + '.';
    const int missing = static_cast<int>(positional.size() - parser.positionalArguments().size());
    if (wrong.isEmpty() && missing > 0)
        wrong = QStringLiteral("%1 is missing.").arg(positional.at(positional.size() - missing));
    if (wrong.isEmpty()) return true;
    complain(QStringLiteral("%1 Usage: %2").arg(wrong, usageLine));
    code = exit::usage;
    return false;
}

void print(const QString& text) {
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void complain(const QString& sentence) {
    const QByteArray bytes = "sluice: " + sentence.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

void complain(const Error& error) {
    complain(QString::fromStdString(error.message));
}

std::optional<config::Workspace> loadChecked(const QString& file) {
    auto workspace = config::loadWorkspace(file.toStdString());
    if (!workspace) {
        complain(workspace.error());
        return std::nullopt;
    }
    if (const auto valid = validate(*workspace); !valid) {
        complain(valid.error());
        return std::nullopt;
    }
    return std::move(*workspace);
}

}  // namespace sluice::app
