#include "backend/config/workspace_text.h"

#include "backend/config/toml.h"
#include "backend/config/toml_editor.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <QTest>

using namespace sluice;
using namespace sluice::config;

namespace {

const std::string dotted = R"(# the shop 🛒 of "Ada"
[workspace]
name = "shop"   # kept

[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:9092"]

[job.publish]
source.connection = "orders-db"
source.tables = ["shop.*"]
sink = { connection = "bus", topic = "a.{table}" }
)";

const std::string headers = R"([connection.bus]
kind = "kafka"

# publishes the shop
# for everyone
[job.publish]
  lanes = 4  # four
  # lanes = 8

[job.publish.source]
connection = "orders-db"
tables = [
  "shop.orders",  # the orders
  "shop.customers" # 🙂 people
]

[job.publish.sink]
connection = "bus"

[job.publish.table."shop.audit_log"] # no key
key = ["host", "seq"]

# ---- the cache ----

[job.cache]
source = { connection = "bus", topics = ["shop.customers"], start = "earliest" }
sink = { connection = "cache", key = "{table}:{primary_key}", ttl = "1h" }
)";

const std::string inlined = R"([job]
publish = { source = { connection = "orders-db", tables = ["shop.*"] }, sink = { connection = "bus" }, lanes = 4 } # all
cache = { source = { connection = "bus", topics = ["t"] }, sink = { connection = "cache" } }
)";

const std::string transforms = R"([job.publish]
source = { connection = "a", tables = ["shop.*"] }
transforms = [
  { kind = "filter", tables = ["shop.orders"], where = "status <> 'deleted'" },  # dead ones
  { kind = "mask", columns = ["email"], with = "****" },
  { kind = "drop", columns = ["note"] },
]
sink = { connection = "bus" }
)";

Node toml(const std::string& text) {
    auto node = parseToml(text, "t.toml");
    return node ? *node : Node();
}

Node jobOf(const std::string& text, const std::string& name) {
    auto root = toml(text);
    const auto* jobs = root.find("job");
    const auto* job = jobs ? jobs->find(name) : nullptr;
    return job ? *job : Node();
}

std::string withCrLf(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 2) text.insert(at, 1, '\r');
    return text;
}

std::string fileText(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

/// Every text of these tests, and every example.
std::vector<std::pair<std::string, std::string>> texts() {
    std::vector<std::pair<std::string, std::string>> all = {
        {"dotted", dotted},
        {"headers", headers},
        {"inline", inlined},
        {"transforms", transforms},
        {"no newline at the end", dotted.substr(0, dotted.size() - 1)},
        {"one root table", "job.a.source = { connection = \"x\" }\njob.a.sink.connection = \"y\"\n"},
        {"strings",
         "[job.a]\nsource = { connection = \"a # \\\" ] }\", tables = ['''x''', \"\"\"a\n\"\"q\"\"\"] }\n"
         "sink.connection = 'b' # c\n"},
        {"quoted header", "[ job . \"a\" ] # odd\nlanes=4\n[\"job\".'a'.sink]\nconnection=\"b\"\n"},
        {"array of tables",
         "[job.a]\nlanes = 4\n\n[[job.a.transforms]]\nkind = \"drop\"\n\n[[job.a.transforms]]\n"
         "kind = \"mask\"\n[[alert]]\nwhen = \"x\"\n"},
        {"numbers", "[job.a]\nlanes = 0x10\nx = 5.0\ny = 1_000\nwhen = 2026-11-23 09:30:00Z\n"},
    };
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(SLUICE_SOURCE_DIR) + "/resources/examples"))
        if (entry.path().extension() == ".toml")
            all.emplace_back(entry.path().filename().string(), fileText(entry.path()));
    const auto count = all.size();
    for (std::size_t i = 0; i < count; ++i) all.emplace_back(all[i].first + " crlf", withCrLf(all[i].second));
    return all;
}

}  // namespace

class WorkspaceTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameValueAgainChangesNothing_data() {
        QTest::addColumn<QString>("text");
        for (const auto& [name, text] : texts()) QTest::newRow(name.c_str()) << shown(text);
    }
    void theSameValueAgainChangesNothing() {
        QFETCH(QString, text);
        const auto before = text.toStdString();
        const auto root = toml(before);
        QVERIFY(root.table());
        for (const auto& [section, entries] : *root.table()) {
            if (section == "workspace" || section == "alert") continue;
            for (const auto& [name, table] : *entries.table()) {
                const auto after = withSection(before, section, name, table, "t.toml");
                QVERIFY2(after.has_value(), after ? "" : after.error().message.c_str());
                QCOMPARE(shown(*after), text);
            }
        }
    }

    void everyEditSaysWhatWasMeant_data() { theSameValueAgainChangesNothing_data(); }
    void everyEditSaysWhatWasMeant() {
        QFETCH(QString, text);
        const auto before = text.toStdString();
        auto root = toml(before);
        for (const auto& [name, table] : *root.find("job")->table()) {
            std::vector<Node> edits;
            for (const auto& [key, value] : *table.table()) {
                auto changed = table;
                changed.set(key, Node{std::string("new \"text\"")});
                edits.push_back(changed);
                auto without = table;
                std::erase_if(std::get<Node::Table>(without.value),
                              [&, k = key](const auto& m) { return m.first == k; });
                edits.push_back(without);
                if (!value.table()) continue;
                auto grown = table;
                grown.find(key)->set("added", Node{std::int64_t{7}});
                edits.push_back(grown);
                for (const auto& [inner, ignored] : *value.table()) {
                    auto shrunk = table;
                    std::erase_if(std::get<Node::Table>(shrunk.find(key)->value),
                                  [&, k = inner](const auto& m) { return m.first == k; });
                    edits.push_back(shrunk);
                }
            }
            auto perTable = table;
            perTable.set("table", toml("\"shop.x\" = { target = \"x\" }\n\"shop.y\" = { key = [\"a\"] }\n"));
            edits.push_back(perTable);
            auto listed = table;
            listed.set(
                "transforms",
                toml("t = [{ kind = \"a\" }, { kind = \"b\", columns = { x = \"y\" } }]").table()->front().second);
            edits.push_back(listed);
            for (const auto& edit : edits) {
                const auto after = withSection(before, "job", name, edit, "t.toml");
                QVERIFY2(after.has_value(), (edit.toToml() + (after ? "" : after.error().message)).c_str());
                auto wanted = root;
                wanted.find("job")->set(name, edit);
                QVERIFY2(sameMeaning(withoutNothing(toml(*after), true), withoutNothing(wanted, true)), after->c_str());
                QCOMPARE(std::count(after->begin(), after->end(), '\r'),
                         text.contains('\r') ? std::count(after->begin(), after->end(), '\n') : 0);
                // All that is not of this job stands as it stood, in its order.
                const auto others = withoutSection(*after, "job", name, "t.toml");
                const auto othersBefore = withoutSection(before, "job", name, "t.toml");
                QVERIFY(others && othersBefore);
                QCOMPARE(shown(*others), shown(*othersBefore));
            }
        }
    }

    void aSectionThatIsAddedAndRemovedLeavesTheFileAsItWas_data() { theSameValueAgainChangesNothing_data(); }
    void aSectionThatIsAddedAndRemovedLeavesTheFileAsItWas() {
        QFETCH(QString, text);
        auto before = text.toStdString();
        if (!before.ends_with('\n')) before += text.contains('\r') ? "\r\n" : "\n";
        const auto node = jobOf(transforms, "publish");
        const auto added = withSection(before, "job", "brand-new", node, "t.toml");
        QVERIFY2(added.has_value(), added ? "" : added.error().message.c_str());
        const auto removed = withoutSection(*added, "job", "brand-new", "t.toml");
        QVERIFY(removed.has_value());
        QCOMPARE(shown(*removed), shown(before));
    }

    void editsStayWhereTheyAre_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("job");  // what is set, as TOML of the members that change
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char* name, const std::string& text, const char* job, const char* set,
                            const char* from,
                            const char* to) { QTest::newRow(name) << shown(text) << job << set << from << to; };
        row("a value beside a comment", headers, "publish", "lanes = 8", "  lanes = 4  # four", "  lanes = 8  # four");
        row("a new option under its header", headers, "publish", "retries = 3", "  lanes = 4  # four\n",
            "  lanes = 4  # four\n  retries = 3\n");
        row("a member of an inline table", headers, "cache", "sink = { ttl = \"2h\" }", "ttl = \"1h\"", "ttl = \"2h\"");
        row("a new member of an inline table", headers, "cache", "sink = { shape = \"hash\" }", "ttl = \"1h\" }",
            "ttl = \"1h\", shape = \"hash\" }");
        row("a new line of a list, the comment stays", headers, "publish",
            "source = { tables = [\"shop.orders\", \"shop.customers\", \"shop.items\"] }",
            "  \"shop.customers\" # 🙂 people\n", "  \"shop.customers\", # 🙂 people\n  \"shop.items\",\n");
        row("a line of a list goes with its comment", headers, "publish", "source = { tables = [\"shop.customers\"] }",
            "  \"shop.orders\",  # the orders\n", "");
        row("a dotted key", dotted, "publish", "source = { start = \"now\" }", "source.tables = [\"shop.*\"]\n",
            "source.tables = [\"shop.*\"]\nsource.start = \"now\"\n");
        row("a table of its own", headers, "publish", "table = { \"shop.b\" = { target = \"b\" } }",
            "key = [\"host\", \"seq\"]\n",
            "key = [\"host\", \"seq\"]\n\n[job.publish.table.\"shop.b\"]\ntarget = \"b\"\n");
        row("inside one line", inlined, "publish", "lanes = 5", "lanes = 4 } # all", "lanes = 5 } # all");
        row("one transform of a list", transforms, "publish",
            "transforms = [ { kind = \"filter\", tables = [\"shop.orders\"], where = \"status <> 'deleted'\" }, { kind "
            "= "
            "\"mask\", columns = [\"email\", \"phone\"], with = \"****\" }, { kind = \"drop\", columns = [\"note\"] } "
            "]",
            "columns = [\"email\"]", "columns = [\"email\", \"phone\"]");
    }
    void editsStayWhereTheyAre() {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QFETCH(QString, job);
        QFETCH(QString, from);
        QFETCH(QString, to);
        auto node = jobOf(text.toStdString(), name.toStdString());
        const auto set = toml(job.toStdString());
        for (const auto& [key, value] : *set.table()) {
            auto* member = node.find(key);
            if (!member || !value.table())
                node.set(key, value);
            else
                for (const auto& [inner, innerValue] : *value.table()) member->set(inner, innerValue);
        }
        const auto after = withSection(text.toStdString(), "job", name.toStdString(), node, "t.toml");
        QVERIFY2(after.has_value(), after ? "" : after.error().message.c_str());
        QVERIFY(text.contains(from));
        QCOMPARE(shown(*after), QString(text).replace(from, to));
    }

    void aSectionGoesWithTheCommentAboveIt() {
        const auto after = withoutSection(headers, "job", "publish", "t.toml");
        QVERIFY(after.has_value());
        QCOMPARE(shown(*after), shown(R"([connection.bus]
kind = "kafka"

# ---- the cache ----

[job.cache]
source = { connection = "bus", topics = ["shop.customers"], start = "earliest" }
sink = { connection = "cache", key = "{table}:{primary_key}", ttl = "1h" }
)"));
    }

    void aSectionIsShownAsItStands() {
        const auto lines = sectionText(headers, "job", "publish", "t.toml");
        QVERIFY(lines.has_value());
        QVERIFY(lines->starts_with("[job.publish]\n  lanes = 4  # four\n  # lanes = 8\n\n[job.publish.source]\n"));
        QVERIFY(lines->ends_with("[job.publish.table.\"shop.audit_log\"] # no key\nkey = [\"host\", \"seq\"]\n"));
        QCOMPARE(*sectionText(headers, "job", "nobody", "t.toml"), std::string());
    }

    void aNewSectionStandsAtTheEnd() {
        const auto node = toml("source = { connection = \"a\" }\ntable = { \"s.t\" = { target = \"x\" } }\n");
        const auto after = withSection("[workspace]\nname = \"x\"", "job", "new", node, "t.toml");
        QVERIFY(after.has_value());
        QCOMPARE(shown(*after),
                 QStringLiteral("[workspace]\nname = \"x\"\n\n[job.new]\nsource = { connection = \"a\" }\n"
                                "\n[job.new.table.\"s.t\"]\ntarget = \"x\"\n"));
        QVERIFY(sameMeaning(jobOf(sectionToml("job", "new", node), "new"), node));
    }

    void aDraftThatSaysNothingIsAnEmptySection() {
        QCOMPARE(sectionToml("job", "new", Node()), std::string("[job.new]\n"));
    }

    void whatIsWrongIsASentence() {
        const auto broken = withSection("[job.a", "job", "a", Node{Node::Table{}}, "t.toml");
        QVERIFY(!broken);
        QVERIFY(broken.error().message.starts_with("t.toml:1:"));
        const auto gone = withoutSection(headers, "job", "nobody", "t.toml");
        QVERIFY(!gone);
        QVERIFY(gone.error().message.find("job.nobody") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(WorkspaceTextTest)
#include "workspace_text_test.moc"
