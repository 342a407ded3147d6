// What is chosen for a column, a filter or an operation is what the file's transforms say.
#include "ui/wizard/column_choice.h"

#include "backend/config/toml.h"
#include "ui/wizard/node_edit.h"

#include <QTest>

using namespace sluice;
using namespace sluice::ui::wizard;
using Kind = Treatment::Kind;

namespace {

config::Node parsed(const char* text) {
    auto node = config::parseToml(text, "test.toml");
    if (!node) qFatal("%s", node.error().message.c_str());
    return *node;
}

std::string transforms(const config::Node& job) {
    const auto* node = job.find("transforms");
    return node ? node->toToml() : "";
}

}  // namespace

class ColumnChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsOfOneTreatmentShareATransform() {
        config::Node job;
        treat(job, "shop.c", "email", {Kind::MaskHash, "env:S", false});
        treat(job, "shop.c", "phone", {Kind::MaskHash, "env:S", false});
        treat(job, "shop.o", "phone", {Kind::MaskHash, "env:S", false});
        QCOMPARE(job.find("transforms")->list()->size(), std::size_t{2});
        QCOMPARE(treatmentOf(job, "shop.c", "phone"), (Treatment{Kind::MaskHash, "env:S", false}));
        treat(job, "shop.c", "email", {});
        treat(job, "shop.c", "phone", {});
        QCOMPARE(job.find("transforms")->list()->size(), std::size_t{1});
        treat(job, "shop.o", "phone", {});
        QVERIFY(job.find("transforms") == nullptr);
    }
    void aNewTreatmentTakesThePlaceOfTheOld() {
        config::Node job;
        for (const auto kind : {Kind::Drop, Kind::Rename, Kind::MaskText, Kind::Drop}) {
            treat(job, "shop.c", "email", {kind, kind == Kind::Drop ? "" : "x", false});
            QCOMPARE(treatmentOf(job, "shop.c", "email").kind, kind);
            QCOMPARE(job.find("transforms")->list()->size(), std::size_t{1});
        }
    }
    void filtersComeFirstAndRenamesLast() {
        config::Node job;
        treat(job, "shop.c", "email", {Kind::Rename, "mail", false});
        treat(job, "shop.c", "phone", {Kind::Drop, "", false});
        setFilter(job, "shop.c", "id > 1");
        const auto& list = *job.find("transforms")->list();
        QCOMPARE(textAt(list[0], {"kind"}), std::string("filter"));
        QCOMPARE(textAt(list[1], {"kind"}), std::string("drop"));
        QCOMPARE(textAt(list[2], {"kind"}), std::string("rename"));
        QCOMPARE(filterOf(job, "shop.c"), std::string("id > 1"));
        setFilter(job, "shop.c", "");
        QCOMPARE(job.find("transforms")->list()->size(), std::size_t{2});
    }
    void whatStandsForSeveralTablesIsShownAndLeftAlone() {
        auto job = parsed(R"(transforms = [ { kind = "mask", columns = ["card"], with = "****" },
                                            { kind = "drop", tables = ["shop.*"], columns = ["note"] } ])");
        const auto before = transforms(job);
        QCOMPARE(treatmentOf(job, "shop.c", "card"), (Treatment{Kind::MaskText, "****", true}));
        QVERIFY(treatmentOf(job, "shop.c", "note").shared);
        QCOMPARE(treatmentOf(job, "crm.c", "note").kind, Kind::Keep);
        treat(job, "shop.c", "email", {Kind::Drop, "", false});
        treat(job, "shop.c", "email", {});
        QCOMPARE(transforms(job), before);
    }
    void operationsOfATable() {
        config::Node job;
        setOperation(job, "shop.c", "delete", false);
        QCOMPARE(textsAt(job, {"table", "shop.c", "operations"}), (std::vector<std::string>{"insert", "update"}));
        setOperation(job, "shop.c", "insert", false);
        setOperation(job, "shop.c", "update", false);  // the last one stays
        QVERIFY(hasOperation(job, "shop.c", "update"));
        setOperation(job, "shop.c", "insert", true);
        setOperation(job, "shop.c", "delete", true);
        QVERIFY(job.find("table") == nullptr);
    }
    void typesAreSaidInTheOrderOfTheRecords() {
        using Types = std::vector<std::pair<std::string, std::string>>;
        config::Node job;
        setType(job, "shop.c", "price", "decimal(12,2)");
        setType(job, "shop.c", "id", "bigint");
        setType(job, "shop.c", "old", "int");
        orderTypes(job, "shop.c", {"id", "name", "price"});
        QCOMPARE(typesOf(job, "shop.c"), (Types{{"old", "int"}, {"id", "bigint"}, {"price", "decimal(12,2)"}}));
        setType(job, "shop.c", "id", "int");
        QCOMPARE(typesOf(job, "shop.c").at(1), (Types::value_type{"id", "int"}));
        for (const auto* column : {"id", "old", "price"}) setType(job, "shop.c", column, {});
        QVERIFY(job.find("table") == nullptr);
        orderTypes(job, "shop.c", {"id"});
        QVERIFY(job.find("table") == nullptr);
    }
    void aTableIsForgottenWhole() {
        config::Node job;
        setKey(job, "shop.c", {"a", "b"});
        setTarget(job, "shop.c", "else");
        treat(job, "shop.c", "x", {Kind::Drop, "", false});
        setTarget(job, "shop.o", "other");
        forget(job, "shop.c");
        QVERIFY(keyOf(job, "shop.c").empty());
        QCOMPARE(tablesWithTarget(job), (std::vector<std::string>{"shop.o"}));
        QVERIFY(job.find("transforms") == nullptr);
    }
};

QTEST_GUILESS_MAIN(ColumnChoiceTest)
#include "column_choice_test.moc"
