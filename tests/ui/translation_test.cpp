#include "backend/config/connection.h"
#include "backend/config/job_config.h"
#include "backend/sinks/sink.h"
#include "backend/sources/source.h"
#include "backend/transforms/transform.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace sluice;

namespace {

struct Message {
    QString context, source, translation, state;  ///< state: empty, `unfinished`, `vanished` or `obsolete`
};

const QString optionContext = QStringLiteral("option");

QString fileOf(const QString& language) {
    return QStringLiteral(SLUICE_SOURCE_DIR "/resources/i18n/sluice_%1.ts").arg(language);
}

QList<Message> read(const QString& path) {
    QList<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QStringLiteral("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QStringLiteral("message")) {
            messages.append({context, {}, {}, {}});
        } else if (xml.name() == QStringLiteral("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QStringLiteral("translation")) {
            messages.last().state = xml.attributes().value(QStringLiteral("type")).toString();
            messages.last().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    return messages;
}

/// The words that a form shows of an option. ui/forms/option_words.cpp asks for them.
QSet<QString> optionWords() {
    std::vector<config::OptionList> lists = {config::connectionOptions(), config::jobOptions()};
    for (const auto* kind : sources::all()) lists.push_back(kind->options());
    for (const auto* kind : sinks::all()) lists.push_back(kind->options());
    for (const auto* kind : transforms::all()) lists.push_back(kind->options());
    const auto text = [](std::string_view view) {
        return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
    };
    QSet<QString> words;
    for (const auto& list : lists) {
        for (const auto& option : list) {
            words << text(option.key) << text(option.meaning);
            for (const auto& choice : option.choices) words << text(choice).replace(QChar(u'_'), QChar(u' '));
        }
    }
    return words;
}

QStringList placesOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%L?[0-9n]+|\\{\\d*\\}"));
    QStringList places;
    int unnamed = 0;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        auto each = found.next().captured();
        if (each == QStringLiteral("{}")) each = QStringLiteral("{%1}").arg(unnamed++);
        places.append(each);
    }
    places.sort();
    places.removeDuplicates();
    return places;
}

QString lupdate() {
    const QString usual = QStringLiteral("/usr/lib/qt6/bin");
    const auto found = QStandardPaths::findExecutable(QStringLiteral("lupdate"), {usual});
    return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("lupdate")) : found;
}

}  // namespace

class TranslationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsUntranslated_data() { languages(); }
    void nothingIsUntranslated();
    void optionsAreTranslated_data() { languages(); }
    void optionsAreTranslated();
    void placesAndEdgesAgree_data() { languages(); }
    void placesAndEdgesAgree();
    void theProgramSpeaksIt_data() { languages(); }
    void theProgramSpeaksIt();

private:
    static void languages() {
        QTest::addColumn<QString>("language");
        QTest::newRow("Korean") << "ko";
        QTest::newRow("Chinese") << "zh";
    }
};

void TranslationTest::nothingIsUntranslated() {
    QFETCH(QString, language);
    if (lupdate().isEmpty()) QSKIP("SLUICE-SKIP: lupdate is not installed (apt-get install qt6-l10n-tools)");
    const QTemporaryDir folder;
    const auto copy = folder.filePath(QFileInfo(fileOf(language)).fileName());
    QVERIFY(QFile::copy(fileOf(language), copy));
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(SLUICE_SOURCE_DIR));
    process.start(lupdate(),
                  {QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-I"), QStringLiteral("."),
                   QStringLiteral("-tr-function-alias"), QStringLiteral("translate+=phrase"),
                   QStringLiteral("-recursive"), QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("widgets"),
                   QStringLiteral("backend/watch"), QStringLiteral("-ts"), copy});
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 0);
    // What lupdate cannot place is not found at run time either: free functions say Words::tr().
    static const QRegularExpression unplaced(
        QStringLiteral("^.*(lacks Q_OBJECT|without context|Qualifying with unknown|Discarding).*$"),
        QRegularExpression::MultilineOption);
    const auto complaint = unplaced.match(QString::fromUtf8(process.readAllStandardError()));
    QVERIFY2(!complaint.hasMatch(), qPrintable(complaint.captured()));
    QStringList problems;
    for (const auto& message : read(copy)) {
        if (message.context == optionContext) continue;
        if (!message.state.isEmpty() || message.translation.isEmpty())
            problems.append(QStringLiteral("%1 in %2: %3").arg(message.state, message.context, message.source));
    }
    QVERIFY2(problems.isEmpty(),
             qPrintable(QStringLiteral("Run resources/i18n/update.sh and translate:\n") + problems.join(QChar(u'\n'))));
}

void TranslationTest::optionsAreTranslated() {
    QFETCH(QString, language);
    auto wanted = optionWords();
    QStringList problems;
    for (const auto& message : read(fileOf(language))) {
        if (message.context != optionContext) continue;
        if (!wanted.remove(message.source)) problems.append(QStringLiteral("no option says: ") + message.source);
        if (!message.state.isEmpty() || message.translation.isEmpty())
            problems.append(QStringLiteral("untranslated: ") + message.source);
    }
    for (const auto& missing : wanted) problems.append(QStringLiteral("missing: ") + missing);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QChar(u'\n'))));
}

void TranslationTest::placesAndEdgesAgree() {
    QFETCH(QString, language);
    const auto messages = read(fileOf(language));
    QVERIFY(messages.size() > 500);
    for (const auto& message : messages) {
        const auto& to = message.translation;
        const auto where = qPrintable(message.source + QStringLiteral(" → ") + to);
        if (message.context != optionContext) QVERIFY2(placesOf(message.source) == placesOf(to), where);
        QVERIFY2(message.source.contains(QChar(u'&')) == to.contains(QChar(u'&')), where);
        QVERIFY2(message.source.endsWith(QChar(u'…')) == to.endsWith(QChar(u'…')), where);
        QVERIFY2(message.source.count(QChar(u'\n')) == to.count(QChar(u'\n')), where);
    }
}

void TranslationTest::theProgramSpeaksIt() {
    QFETCH(QString, language);
    QTranslator translator;
    const auto file = QStringLiteral(":/sluice/i18n/sluice_%1.qm").arg(language);
    if (!QFile::exists(file))
        QSKIP("SLUICE-SKIP: built without Qt's translation tools (apt-get install qt6-tools-dev)");
    QVERIFY(translator.load(file));
    for (const auto& message : read(fileOf(language))) {
        const auto spoken =
            translator.translate(message.context.toUtf8().constData(), message.source.toUtf8().constData(), nullptr, 2);
        QCOMPARE(spoken.trimmed(), message.translation);
    }
}

QTEST_GUILESS_MAIN(TranslationTest)
#include "translation_test.moc"
