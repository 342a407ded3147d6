// What README.md says is so: its pictures and links are there, its commands exist, its workspace is one, its figures
// are those that were measured.
#include "app/commands.h"
#include "backend/config/workspace.h"
#include "backend/engine/validate.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QRegularExpression>
#include <QTest>

using namespace sluice;

namespace {

const QDir root(QStringLiteral(SLUICE_SOURCE_DIR));

QString read(const QString& name) {
    QFile file(root.filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The fenced blocks of that kind.
QStringList blocks(const QString& text, const QString& kind) {
    QStringList found;
    QString open;
    bool inside = false;
    for (const auto& line : text.split('\n')) {
        if (line.startsWith("```")) {
            inside = !inside;
            if (inside) open = line.mid(3);
            if (inside && open == kind) found << QString();
        } else if (inside && open == kind) {
            found.last() += line + '\n';
        }
    }
    return found;
}

}  // namespace

class ReadmeTest : public QObject {
    Q_OBJECT

    const QString m_text = read("README.md");

private Q_SLOTS:
    void itsLinksAndPicturesAreThere() {
        static const QRegularExpression link(R"(\]\(([^)#]+)\))");
        int pictures = 0;
        for (auto match = link.globalMatch(m_text); match.hasNext();) {
            const auto target = match.next().captured(1);
            if (target.contains("://")) continue;
            QVERIFY2(root.exists(target), qPrintable(target));
            if (!target.endsWith(".png")) continue;
            ++pictures;
            QVERIFY2(QImage(root.filePath(target)).width() >= 1000, qPrintable(target));
        }
        QVERIFY(pictures > 0);
    }
    void theFoldersAndFilesItNamesAreThere() {
        static const QRegularExpression name(R"(`((?:app|ui|widgets|backend|resources|tests|docs)/[\w./-]*)`)");
        int names = 0;
        for (auto match = name.globalMatch(m_text); match.hasNext(); ++names) {
            const auto path = match.next().captured(1);
            QVERIFY2(root.exists(path), qPrintable(path));
        }
        QVERIFY(names > 5);
        for (const auto* script : {"run", "test"}) QVERIFY(QFileInfo(root.filePath(script)).isExecutable());
    }
    void itsCommandsExist() {
        static const QRegularExpression command(R"((?:^|`)sluice ([\w.-]+)( --[\w-]+)?)",
                                                QRegularExpression::MultilineOption);
        QSet<QString> named;
        for (auto match = command.globalMatch(m_text); match.hasNext();) {
            const auto found = match.next();
            const auto word = found.captured(1), option = found.captured(2).trimmed();
            if (word.endsWith(".toml")) continue;
            const auto& all = app::allCommands();
            const auto is = std::ranges::find(all, word, &app::Command::name);
            QVERIFY2(is != all.end(), qPrintable(word));
            QVERIFY2(!is->summary.contains("not built"), qPrintable(word));
            QVERIFY2(option.isEmpty() || is->usage.contains(option), qPrintable(word + " " + option));
            named << word;
        }
        QVERIFY(named.contains("run") && named.contains("check") && named.contains("status"));
    }
    void itsWorkspaceIsOne() {
        const auto texts = blocks(m_text, "toml");
        QVERIFY(!texts.isEmpty());
        for (const auto& text : texts) {
            const auto workspace = config::parseWorkspace(text.toStdString(), "README.md");
            QVERIFY2(workspace, workspace ? "" : workspace.error().message.c_str());
            QVERIFY(!workspace->jobs.empty());
            const auto valid = validate(*workspace);
            QVERIFY2(valid, valid ? "" : valid.error().message.c_str());
        }
    }
    void itsFiguresAreThoseThatWereMeasured() {
        const auto said = blocks(m_text, "");
        QVERIFY(!said.isEmpty());
        QStringList measured;
        for (const auto& name : QDir(root.filePath("docs/figures")).entryList(QDir::Files))
            measured << read("docs/figures/" + name).split('\n');
        for (const auto& block : said)
            for (const auto& line : block.split('\n', Qt::SkipEmptyParts))
                QVERIFY2(measured.contains(line), qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(ReadmeTest)
#include "readme_test.moc"
