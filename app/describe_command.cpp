#include "app/commands.h"
#include "backend/config/connection.h"
#include "backend/config/job_config.h"
#include "backend/formats/format.h"
#include "backend/sinks/sink.h"
#include "backend/sources/source.h"
#include "backend/transforms/transform.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::app {
namespace {

struct Chapter {
    QString role;  ///< connection, job, source, sink, transform, format
    QStringList kinds;
    QString summary;
    config::OptionList options;
};

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

QStringList texts(std::span<const std::string_view> views) {
    QStringList list;
    for (const auto view : views) list += text(view);
    return list;
}

std::vector<Chapter> allChapters() {
    std::vector<Chapter> chapters;
    chapters.push_back(
        {"connection", {"connection"}, "How to reach one system: [connection.NAME].", config::connectionOptions()});
    chapters.push_back({"job", {"job"}, "What is the same for every job: [job.NAME].", config::jobOptions()});
    for (const auto* kind : sources::all())
        chapters.push_back({"source", texts(kind->kinds), text(kind->summary), kind->options()});
    for (const auto* kind : sinks::all())
        chapters.push_back({"sink", texts(kind->kinds), text(kind->summary), kind->options()});
    for (const auto* kind : transforms::all())
        chapters.push_back({"transform", {text(kind->kind)}, text(kind->summary), kind->options()});
    for (const auto* kind : formats::all()) chapters.push_back({"format", {text(kind->name)}, text(kind->summary), {}});
    return chapters;
}

QString effectWord(config::Effect effect) {
    switch (effect) {
        case config::Effect::Live:
            return QStringLiteral("live");
        case config::Effect::Restart:
            return QStringLiteral("restart");
        case config::Effect::Snapshot:
            return QStringLiteral("snapshot");
        case config::Effect::NewStart:
            return QStringLiteral("new_start");
        case config::Effect::Fixed:
            return QStringLiteral("fixed");
    }
    return {};
}

QJsonObject toJson(const Chapter& chapter) {
    QJsonArray options;
    for (const auto& option : chapter.options) {
        QJsonArray choices;
        for (const auto& choice : option.choices) choices.append(text(choice));
        options.append(QJsonObject{{"key", text(option.key)},
                                   {"type", text(option.type)},
                                   {"default", text(option.defaultText)},
                                   {"meaning", text(option.meaning)},
                                   {"choices", choices},
                                   {"required", option.required},
                                   {"secret", option.secret},
                                   {"effect", effectWord(option.effect)}});
    }
    return {{"role", chapter.role},
            {"kinds", QJsonArray::fromStringList(chapter.kinds)},
            {"summary", chapter.summary},
            {"options", options}};
}

void printChapter(const Chapter& chapter) {
    const QString kinds = chapter.kinds.join(", ");
    print(QStringLiteral("%1%2\n  %3")
              .arg(chapter.role, chapter.role == kinds ? QString() : ' ' + kinds, chapter.summary));
    for (const auto& option : chapter.options) {
        QString type = text(option.type);
        if (!option.choices.empty()) {
            QStringList choices;
            for (const auto& choice : option.choices) choices += text(choice);
            type = choices.join(" | ");
        }
        const QString fallback = option.required              ? QStringLiteral("required")
                                 : option.defaultText.empty() ? QStringLiteral("none")
                                                              : text(option.defaultText);
        print(QStringLiteral("    %1 %2 (%3)\n        %4")
                  .arg(text(option.key), -20)
                  .arg(type, fallback, text(option.meaning)));
    }
    print({});
}

}  // namespace

int runDescribe(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("KIND", "Kind of connection, transform or format; all where it is not said.",
                                 "[KIND]");
    parser.addOption({"json", "Print one JSON object."});
    int code = exit::ok;
    if (!parseWords(parser, allCommands()[3], words, {}, code)) return code;
    const QString wanted = parser.positionalArguments().value(0);
    QJsonArray list;
    QStringList known;
    for (const auto& chapter : allChapters()) {
        known += chapter.kinds;
        if (!wanted.isEmpty() && !chapter.kinds.contains(wanted)) continue;
        list.append(toJson(chapter));
        if (!parser.isSet("json")) printChapter(chapter);
    }
    if (list.isEmpty()) {
        known.removeDuplicates();
        complain(QStringLiteral("%1 is not known. Choose one of: %2.").arg(wanted, known.join(", ")));
        return exit::usage;
    }
    if (parser.isSet("json")) print(QString::fromUtf8(QJsonDocument(QJsonObject{{"chapters", list}}).toJson()));
    return exit::ok;
}

}  // namespace sluice::app
