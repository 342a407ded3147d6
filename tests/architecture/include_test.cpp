// The shape of the code as a test: who may include whom, what stays where, how long a file may be.
#include <map>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

struct Source {
    QString path;  ///< from the root
    QStringList lines;
};

QList<Source> sourcesBelow(const QStringList& folders) {
    QList<Source> sources;
    const QDir root(SLUICE_SOURCE_DIR);
    for (const auto& folder : folders) {
        QDirIterator walk(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.open(QIODevice::ReadOnly)) continue;
            sources.append({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()).split('\n')});
        }
    }
    return sources;
}

const QList<Source>& product() {
    static const auto all = sourcesBelow({"app", "ui", "widgets", "backend"});
    return all;
}

struct Include {
    int line = 0;
    QString header;
    bool quoted = false;
};

QList<Include> includesOf(const Source& source) {
    static const QRegularExpression pattern(R"(^\s*#include\s+(["<])([^">]+)[">])");
    QList<Include> includes;
    for (int i = 0; i < source.lines.size(); ++i)
        if (const auto match = pattern.match(source.lines[i]); match.hasMatch())
            includes.append({i + 1, match.captured(2), match.captured(1) == "\""});
    return includes;
}

/// `app`, `ui`, `widgets`, `backend/core` …: the layer of a path.
QString layerOf(const QString& path) {
    const auto parts = path.split('/');
    return parts[0] == "backend" && parts.size() > 2 ? parts[0] + '/' + parts[1] : parts[0];
}

/// Which layers a layer may include, besides itself.
const std::map<QString, QStringList> allowed = {
    {"backend/core", {}},
    {"backend/change", {"backend/core"}},
    {"backend/config", {"backend/core"}},
    {"backend/metrics", {"backend/core"}},
    {"backend/services", {"backend/core", "backend/config", "backend/metrics"}},
    {"backend/checkpoint", {"backend/core", "backend/change"}},
    {"backend/formats", {"backend/core", "backend/change"}},
    {"backend/sources",
     {"backend/core", "backend/change", "backend/config", "backend/metrics", "backend/services", "backend/formats"}},
    {"backend/transforms",
     {"backend/core", "backend/change", "backend/config", "backend/metrics", "backend/services", "backend/formats"}},
    {"backend/sinks",
     {"backend/core", "backend/change", "backend/config", "backend/metrics", "backend/services", "backend/formats"}},
    {"backend/job",
     {"backend/core", "backend/change", "backend/config", "backend/metrics", "backend/services", "backend/formats",
      "backend/checkpoint", "backend/sources", "backend/transforms", "backend/sinks"}},
    {"backend/watch",
     {"backend/core", "backend/change", "backend/config", "backend/metrics", "backend/services", "backend/formats"}},
    {"backend/verify",
     {"backend/core", "backend/change", "backend/config", "backend/metrics", "backend/services", "backend/formats",
      "backend/checkpoint", "backend/sources", "backend/transforms", "backend/sinks", "backend/job"}},
    {"backend/engine",
     {"backend/core", "backend/change", "backend/config", "backend/metrics", "backend/services", "backend/formats",
      "backend/checkpoint", "backend/sources", "backend/transforms", "backend/sinks", "backend/job", "backend/watch",
      "backend/verify"}},
    {"widgets", {}},
};

bool startsWithAny(const QString& text, const QStringList& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const QString& p) { return text.startsWith(p); });
}

struct Owner {
    const char* header;  ///< pattern of the header's name
    QStringList places;  ///< files or folders that may include it
};

/// Third-party and system headers that stay behind a wall.
const QList<Owner> owners = {
    {R"(^(mutex|condition_variable|shared_mutex)$)", {"backend/core/"}},
    {R"(^sqlite3\.h$)", {"backend/checkpoint/database.h", "backend/watch/history"}},
    {R"(^toml\+\+)", {"backend/config/toml.cpp"}},
    {R"(^simdjson\.h$)", {"backend/formats/"}},
    {R"(^librdkafka/)", {"backend/services/kafka/", "client", "producer"}},
    {R"(^hiredis/)", {"backend/services/redis/"}},
    {R"(^(mysql|mariadb)(/|\.h|_))", {"backend/services/mysql/"}},
    {R"(^(zstd|zlib|iconv)\.h$)", {"backend/sources/mysql/", "backend/change/charset"}},
    {R"(^openssl/)", {"backend/services/", "backend/transforms/mask/"}},
    {R"(^qt6keychain/)", {"app/keyring.cpp"}},
    {R"(^QtCharts)", {"widgets/chart/"}},
    {R"(^Q[A-Z])",
     {"app/", "ui/", "widgets/", "backend/services/http/", "backend/services/elasticsearch/",
      "backend/sinks/elasticsearch/"}},
};

void fail(const QStringList& problems) {
    QVERIFY2(problems.isEmpty(), qPrintable('\n' + problems.join('\n')));
}

}  // namespace

class IncludeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void includesAreWrittenFromTheRoot() {
        QStringList problems;
        for (const auto& source : product())
            for (const auto& [line, header, quoted] : includesOf(source))
                if (quoted && !header.endsWith(".moc") &&
                    !startsWithAny(header, {"app/", "ui/", "widgets/", "backend/"}))
                    problems
                        << QString("%1:%2: \"%3\" is not written from the root").arg(source.path).arg(line).arg(header);
        fail(problems);
    }

    void everyIncludeNamesAFile() {
        QStringList problems;
        const QDir root(SLUICE_SOURCE_DIR);
        for (const auto& source : product())
            for (const auto& [line, header, quoted] : includesOf(source))
                if (quoted && !header.endsWith(".moc") && !root.exists(header))
                    problems << QString("%1:%2: %3 is not there").arg(source.path).arg(line).arg(header);
        fail(problems);
    }

    void layersOnlyIncludeThoseBelow() {
        QStringList problems;
        for (const auto& source : product()) {
            const auto layer = layerOf(source.path);
            if (!allowed.contains(layer)) continue;
            for (const auto& [line, header, quoted] : includesOf(source)) {
                if (!quoted || header.endsWith(".moc")) continue;
                const auto target = layerOf(header);
                if (target != layer && !allowed.at(layer).contains(target) && header.contains('/'))
                    problems << QString("%1:%2: %3 may not include %4").arg(source.path).arg(line).arg(layer, header);
            }
        }
        fail(problems);
    }

    /// They are known by their kinds: adding one touches nothing else.
    void nobodyElseIncludesAConnector() {
        QStringList problems;
        static const QRegularExpression member("^backend/(sources|sinks|transforms)/[^/]+/");
        for (const auto& source : product()) {
            if (member.match(source.path).hasMatch()) continue;
            for (const auto& [line, header, quoted] : includesOf(source))
                if (member.match(header).hasMatch())
                    problems << QString("%1:%2: names a connector by %3").arg(source.path).arg(line).arg(header);
        }
        fail(problems);
    }

    void connectorsNeverIncludeEachOther() {
        QStringList problems;
        static const QRegularExpression member("^((backend/(sources|sinks|transforms)|ui/pages)/[^/]+)/");
        for (const auto& source : product()) {
            const auto own = member.match(source.path).captured(1);
            if (own.isEmpty()) continue;
            for (const auto& [line, header, quoted] : includesOf(source)) {
                const auto match = member.match(header);
                if (!match.hasMatch() || match.captured(1) == own) continue;
                if (match.captured(2) == member.match(source.path).captured(2) || match.captured(2) != "ui/pages")
                    problems << QString("%1:%2: includes its neighbour %3").arg(source.path).arg(line).arg(header);
            }
        }
        fail(problems);
    }

    void onlyTheBridgeAndTheAppSeeTheEngine() {
        QStringList problems;
        for (const auto& source : product()) {
            if (startsWithAny(source.path, {"backend/", "app/", "ui/bridge/"})) continue;
            for (const auto& [line, header, quoted] : includesOf(source)) {
                // Plain values of the engine are what models and pages show.
                if (header.startsWith("backend/engine/") && header != "backend/engine/snapshot.h")
                    problems << QString("%1:%2: %3 belongs behind ui/bridge").arg(source.path).arg(line).arg(header);
            }
        }
        fail(problems);
    }

    void uiSeesOnlyValuesOfTheBackend() {
        QStringList problems;
        for (const auto& source : product()) {
            if (!source.path.startsWith("ui/")) continue;
            for (const auto& [line, header, quoted] : includesOf(source))
                if (startsWithAny(header, {"app/", "backend/sources/", "backend/sinks/", "backend/checkpoint/"}))
                    problems << QString("%1:%2: ui may not include %3").arg(source.path).arg(line).arg(header);
        }
        fail(problems);
    }

    void thirdPartyHeadersStayBehindTheirWall() {
        QStringList problems;
        for (const auto& source : product()) {
            if (source.path.endsWith("pch.h")) continue;
            for (const auto& [line, header, quoted] : includesOf(source)) {
                if (quoted) continue;
                for (const auto& owner : owners) {
                    if (!QRegularExpression(QString::fromLatin1(owner.header)).match(header).hasMatch()) continue;
                    const bool home = std::any_of(owner.places.begin(), owner.places.end(), [&](const QString& place) {
                        return place.contains('/') ? source.path.startsWith(place)
                                                   : source.path.section('/', -1).startsWith(place + '.');
                    });
                    if (!home)
                        problems << QString("%1:%2: <%3> does not belong here").arg(source.path).arg(line).arg(header);
                }
            }
        }
        fail(problems);
    }

    void noFileIsLongerThanFourHundredLines() {
        QStringList problems;
        for (const auto& source : product()) {
            static const QRegularExpression table("(_table|_tables|charsets?_data|collations)\\.(h|cpp)$");
            if (source.lines.size() > 401 && !table.match(source.path).hasMatch())
                problems << QString("%1 has %2 lines").arg(source.path).arg(source.lines.size() - 1);
        }
        fail(problems);
    }

    void foldersHaveNoCycle() {
        std::map<QString, QSet<QString>> uses;
        for (const auto& source : product())
            for (const auto& [line, header, quoted] : includesOf(source))
                if (quoted && !header.endsWith(".moc") && header.contains('/') &&
                    layerOf(header) != layerOf(source.path))
                    uses[layerOf(source.path)].insert(layerOf(header));
        QStringList problems;
        for (const auto& [layer, below] : uses)
            for (const auto& other : below)
                if (uses.contains(other) && uses[other].contains(layer) && layer < other)
                    problems << QString("%1 and %2 include each other").arg(layer, other);
        fail(problems);
    }

    void headersAreGuardedAndSourcesBeginWithTheirOwn() {
        QStringList problems;
        const QDir root(SLUICE_SOURCE_DIR);
        for (const auto& source : product()) {
            if (source.path.endsWith(".h")) {
                if (!source.lines.contains("#pragma once")) problems << source.path + ": no #pragma once";
                continue;
            }
            if (source.path.endsWith("/pch.cpp")) continue;
            const auto own = source.path.chopped(4) + ".h";
            const auto includes = includesOf(source);
            if (root.exists(own) && (includes.isEmpty() || includes.first().header != own))
                problems << source.path + ": does not include its own header first";
        }
        fail(problems);
    }

    void nothingIsLeftBehindInTheCode() {
        QStringList problems;
        static const QRegularExpression pattern("\\b(TODO|FIXME|XXX|qDebug)\\b");
        for (const auto& source : product())
            for (int i = 0; i < source.lines.size(); ++i)
                if (pattern.match(source.lines[i]).hasMatch()) problems << QString("%1:%2").arg(source.path).arg(i + 1);
        fail(problems);
    }

    void readmesAreShortAndNameWhatIsThere() {
        QStringList problems;
        const QDir root(SLUICE_SOURCE_DIR);
        QDirIterator walk(root.path(), {"README.md"}, QDir::Files, QDirIterator::Subdirectories);
        static const QRegularExpression path("`((?:app|ui|widgets|backend|resources|tests|docs)/[A-Za-z0-9_./-]+)`");
        while (walk.hasNext()) {
            QFile file(walk.next());
            const auto name = root.relativeFilePath(file.fileName());
            if (name.startsWith("build/") || !file.open(QIODevice::ReadOnly)) continue;
            const auto text = QString::fromUtf8(file.readAll());
            if (name != "README.md" && text.count('\n') > 30) problems << name + " has more than 30 lines";
            auto found = path.globalMatch(text);
            while (found.hasNext()) {
                const auto named = found.next().captured(1);
                if (!root.exists(named)) problems << QString("%1 names %2, which is not there").arg(name, named);
            }
        }
        fail(problems);
    }

    void theReadmeQuotesTheLastFigures() {
        QDir figures(QString(SLUICE_SOURCE_DIR) + "/docs/figures");
        QFile readme(QString(SLUICE_SOURCE_DIR) + "/README.md");
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(readme.readAll());
        const auto names = figures.entryList({"*.txt"}, QDir::Files);
        QVERIFY(!names.isEmpty());
        for (const auto& name : names) {
            QFile file(figures.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto quoted = QString::fromUtf8(file.readAll()).trimmed();
            QVERIFY2(text.contains(quoted), qPrintable(name + " says something else than README.md"));
        }
    }

    void everyBackendFolderHasAReadme() {
        QStringList problems;
        const QDir root(SLUICE_SOURCE_DIR);
        for (const auto& top : {"backend", "widgets", "ui"}) {
            const QDir folder(root.filePath(top));
            for (const auto& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                const QDir inner(folder.filePath(name));
                if (inner.entryList({"*.h", "*.cpp"}, QDir::Files).isEmpty()) continue;
                if (!inner.exists("README.md") && !folder.exists("README.md"))
                    problems << QString("%1/%2 has no README.md").arg(top, name);
            }
        }
        fail(problems);
    }
};

QTEST_GUILESS_MAIN(IncludeTest)
#include "include_test.moc"
