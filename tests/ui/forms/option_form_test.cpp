// The form of every connector's own options: what stands in it, what is said, what is wrong.
#include "ui/forms/option_form.h"

#include "backend/config/connection.h"
#include "backend/config/job_config.h"
#include "backend/config/toml.h"
#include "backend/sinks/sink.h"
#include "backend/sources/source.h"
#include "backend/transforms/transform.h"
#include "ui/forms/entry_chip.h"
#include "ui/forms/list_field.h"
#include "ui/forms/option_words.h"
#include "widgets/form/segmented_control.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace sluice;
using ui::forms::OptionForm;

namespace {

config::Option option(const std::string& type, const std::string& key = "it", const std::string& defaultText = {}) {
    config::Option made;
    made.key = key;
    made.type = type;
    made.defaultText = defaultText;
    made.meaning = "What it does.";
    return made;
}

config::Node parsed(const QString& toml) {
    auto node = config::parseToml(toml.toStdString(), "test.toml");
    return node ? *node : config::Node();
}

/// A value of the option's type that is not its default, as TOML.
std::string another(const config::Option& option) {
    if (option.secret) return "\"env:SALT\"";
    if (!option.choices.empty()) {
        for (const auto& choice : option.choices)
            if ('"' + choice + '"' != option.defaultText) return '"' + choice + '"';
        return '"' + option.choices.front() + '"';
    }
    if (option.type == "true or false") return option.defaultText == "true" ? "false" : "true";
    if (option.type == "number") return "7";
    if (option.type == "size") return "\"3MiB\"";
    if (option.type == "duration") return "\"77s\"";
    if (option.type == "rate") return "\"1234/s\"";
    if (option.type == "list of text") return "[\"one\", \"two\"]";
    if (option.type == "table of text") return "{ old = \"new\" }";
    return "\"another\"";
}

struct Of {
    std::string who;
    config::OptionList options;
};

std::vector<Of> everyConnector() {
    std::vector<Of> all = {{"connection", config::connectionOptions()}, {"job", config::jobOptions()}};
    for (const auto* kind : sources::all()) all.push_back({"source " + std::string(kind->kinds[0]), kind->options()});
    for (const auto* kind : sinks::all()) all.push_back({"sink " + std::string(kind->kinds[0]), kind->options()});
    for (const auto* kind : transforms::all()) all.push_back({"transform " + std::string(kind->kind), kind->options()});
    return all;
}

}  // namespace

class OptionFormTest : public QObject {
    Q_OBJECT

private:
    static void realOptions() {
        QTest::addColumn<config::Option>("option");
        for (const auto& [who, options] : everyConnector())
            for (const auto& one : options) QTest::newRow((who + ": " + one.key).c_str()) << one;
    }

private Q_SLOTS:
    void everyOptionHasAField_data() { realOptions(); }
    void everyOptionHasAField() {
        QFETCH(config::Option, option);
        OptionForm form({option});
        const auto key = QString::fromStdString(option.key);
        auto* field = form.field(key);
        QVERIFY(field != nullptr);
        QCOMPARE(field->objectName(), "option." + key);
        QVERIFY(!field->accessibleName().isEmpty());
        QCOMPARE(field->accessibleDescription(), QString::fromStdString(option.meaning));
        QVERIFY(form.focusOption(key));
    }

    void theDefaultIsNotSaid_data() { realOptions(); }
    void theDefaultIsNotSaid() {
        QFETCH(config::Option, option);
        if (option.required && !option.choices.empty()) return;  // what is shown as chosen has to be said
        OptionForm form({option});
        form.setValues(config::Node());
        QCOMPARE(QString::fromStdString(form.values().toToml()), QStringLiteral("{}"));
    }

    void whatTheFileSaysComesBack_data() { realOptions(); }
    void whatTheFileSaysComesBack() {
        QFETCH(config::Option, option);
        OptionForm form({option}, nullptr, true);
        const auto said = parsed(QStringLiteral("\"%1\" = %2")
                                     .arg(QString::fromStdString(option.key), QString::fromStdString(another(option))));
        QVERIFY(said.find(option.key) != nullptr);
        form.setValues(said);
        const auto values = form.values();
        const auto* again = values.find(option.key);
        QVERIFY2(again != nullptr, values.toToml().c_str());
        QCOMPARE(QString::fromStdString(again->toToml()), QString::fromStdString(said.find(option.key)->toToml()));
        QVERIFY(form.checkAll());
    }

    void aDefaultThatTheFileSaysStays() {
        OptionForm form({option("number", "lanes", "4")});
        form.setValues(parsed(QStringLiteral("lanes = 4")));
        QCOMPARE(QString::fromStdString(form.values().toToml()), QStringLiteral("{ lanes = 4 }"));
        form.setValues(config::Node());
        QCOMPARE(QString::fromStdString(form.values().toToml()), QStringLiteral("{}"));
    }

    void wrongTextIsNamedWhileItIsTyped_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* type, const char* typed, const char* sentence) {
            QTest::addRow("%s %s", type, typed) << QString(type) << QString(typed) << QString(sentence);
        };
        row("duration", "5s", "");
        row("duration", "5", "is not a duration");
        row("duration", "5 minutes", "is not a duration");
        row("size", "8MiB", "");
        row("size", "8 megs", "is not a size");
        row("rate", "50k/s", "");
        row("rate", "50000", "is not a rate");
        row("number", "12", "");
        row("number", "1.5", "is not a whole number");
        row("number", "-1", "0 or more is right");
        row("number", "ten", "is not a whole number");
        row("text", "anything", "");
    }
    void wrongTextIsNamedWhileItIsTyped() {
        QFETCH(QString, type);
        QFETCH(QString, typed);
        QFETCH(QString, sentence);
        OptionForm form({option(type.toStdString())});
        form.show();
        QTest::keyClicks(form.field("it"), typed);
        if (sentence.isEmpty()) {
            QVERIFY(form.checkAll());
            QCOMPARE(form.error("it"), QString());
        } else {
            QTRY_VERIFY2(form.error("it").contains(sentence), qPrintable(form.error("it")));
            QVERIFY(!form.checkAll());
        }
    }

    void aRequiredOneIsMissed() {
        auto needed = option("list of text", "topics");
        needed.required = true;
        OptionForm form({option("text", "group"), needed});
        form.show();
        QVERIFY(!form.checkAll());
        QCOMPARE(form.error("topics"), QStringLiteral("At least one is needed."));
        auto* chips = qobject_cast<ui::forms::ChipLine*>(form.field("topics"));
        QTest::keyClicks(chips, "shop.orders,shop.products");
        QTest::keyClick(chips->line(), Qt::Key_Return);
        QCOMPARE(chips->entries(), QStringList({"shop.orders", "shop.products"}));
        QVERIFY(form.checkAll());
    }

    void chipsAreTakenBackAndRemoved() {
        OptionForm form({option("list of text")});
        form.resize(600, 200);
        form.show();
        form.setValues(parsed(R"(it = ["a.*", "!a.b"])"));
        auto* chips = qobject_cast<ui::forms::ChipLine*>(form.field("it"));
        auto first = chips->findChildren<ui::forms::EntryChip*>().first();
        QTest::mouseClick(first, Qt::LeftButton, {}, QPoint(first->width() - 8, first->height() / 2));
        QCOMPARE(chips->entries(), QStringList("!a.b"));
        QTest::keyClick(chips->line(), Qt::Key_Backspace);
        QCOMPARE(chips->line()->text(), QStringLiteral("!a.b"));
    }

    void rowsOfATableAreAddedAndCompared() {
        OptionForm form({option("table of text", "properties")});
        form.show();
        auto* table = form.field("properties");
        const auto add = [table] {
            for (auto* button : table->findChildren<QPushButton*>())
                if (button->text() == "Add a row") QTest::mouseClick(button, Qt::LeftButton);
        };
        add();
        add();
        const auto lines = table->findChildren<QLineEdit*>();
        QCOMPARE(lines.size(), 4);
        QTest::keyClicks(lines[0], "linger.ms");
        QTest::keyClicks(lines[1], "5");
        QTest::keyClicks(lines[2], "linger.ms");
        QTest::keyClicks(lines[3], "6");
        QVERIFY(!form.checkAll());
        QVERIFY(form.error("properties").contains("twice"));
        QTest::keyClicks(lines[2], ".max");
        QVERIFY(form.checkAll());
        QCOMPARE(QString::fromStdString(form.values().find("properties")->toToml()),
                 QStringLiteral(R"({ "linger.ms" = "5", "linger.ms.max" = "6" })"));
    }

    void fewShortChoicesStandSideBySide_data() {
        QTest::addColumn<QStringList>("choices");
        QTest::addColumn<bool>("segments");
        QTest::newRow("two") << QStringList({"text", "number"}) << true;
        QTest::newRow("six") << QStringList({"json", "hash", "string", "set_member", "stream", "invalidate"}) << false;
        QTest::newRow("long") << QStringList({"adaptive_time_microseconds", "connect_time_microseconds", "isostring"})
                              << false;
    }
    void fewShortChoicesStandSideBySide() {
        QFETCH(QStringList, choices);
        QFETCH(bool, segments);
        auto one = option("choice", "it", '"' + choices[1].toStdString() + '"');
        for (const auto& choice : choices) one.choices.push_back(choice.toStdString());
        OptionForm form({one});
        auto* field = form.field("it");
        QCOMPARE(qobject_cast<widgets::SegmentedControl*>(field) != nullptr, segments);
        if (auto* box = qobject_cast<QComboBox*>(field)) {
            QCOMPARE(box->currentIndex(), 1);
            box->setCurrentIndex(0);
        } else {
            auto* control = qobject_cast<widgets::SegmentedControl*>(field);
            QCOMPARE(control->chosen(), 1);
            control->choose(0);
            QVERIFY(control->accessibleName().startsWith("It: "));
        }
        QCOMPARE(QString::fromStdString(*form.values().find("it")->text()), choices[0]);
    }

    void aSecretIsNeverShownAgain() {
        auto secret = option("text", "password");
        secret.secret = true;
        OptionForm form({secret}, nullptr, true);
        form.show();
        form.setValues(parsed(R"(password = "plain:hunter2")"));
        for (const auto* line : form.findChildren<QLineEdit*>()) {
            QVERIFY(!line->text().contains("hunter2"));
            QVERIFY(!line->placeholderText().contains("hunter2"));
        }
        QCOMPARE(*form.values().find("password")->text(), std::string("plain:hunter2"));
        auto* place = form.findChild<QComboBox*>("option.password.place");
        place->setCurrentIndex(place->findText("in the keyring"));
        QVERIFY(!form.checkAll());
        QTest::keyClicks(form.field("password"), "correct horse");
        QCOMPARE(*form.values().find("password")->text(), std::string("keyring"));
        QCOMPARE(form.typedSecret("password"), QStringLiteral("correct horse"));
        QCOMPARE(qobject_cast<QLineEdit*>(form.field("password"))->echoMode(), QLineEdit::Password);
        place->setCurrentIndex(place->findText("in a variable"));
        QTest::keyClicks(form.field("password"), "correct horse");
        QVERIFY(!form.checkAll());
        QVERIFY(!form.error("password").contains("horse"));
    }

    void aKeyringThatIsNotThereCannotBeChosen() {
        auto secret = option("text", "password");
        secret.secret = true;
        OptionForm form({secret}, nullptr, false);
        auto* place = form.findChild<QComboBox*>("option.password.place");
        const int index = place->findText("in the keyring (this session has none)");
        QVERIFY(index >= 0);
        QVERIFY(!(place->model()->flags(place->model()->index(index, 0)) & Qt::ItemIsEnabled));
    }

    void advancedOnesAreFoldedUntilTheyAreAskedFor() {
        auto advanced = option("duration", "batch_wait");
        advanced.advanced = true;
        OptionForm form({advanced, option("text", "topic")});
        form.show();
        QVERIFY(!form.field("batch_wait")->isVisible());
        QVERIFY(form.focusOption("batch_wait"));
        QVERIFY(form.field("batch_wait")->isVisible());
        QVERIFY(!form.focusOption("nothing"));
    }

    void aLockedFieldSaysWhy_data() {
        QTest::addColumn<config::Option>("one");
        QTest::newRow("text") << option("text");
        QTest::newRow("number") << option("number");
        QTest::newRow("yes or no") << option("true or false");
        QTest::newRow("list") << option("list of text");
        QTest::newRow("table") << option("table of text");
    }
    void aLockedFieldSaysWhy() {
        QFETCH(config::Option, one);
        OptionForm form({one});
        form.show();
        form.lock("it", "The name is fixed: jobs use it.");
        QCOMPARE(form.field("it")->toolTip(), QStringLiteral("The name is fixed: jobs use it."));
        QTest::keyClicks(form.field("it"), "x");
        if (auto* box = qobject_cast<QCheckBox*>(form.field("it"))) QTest::mouseClick(box, Qt::LeftButton);
        QCOMPARE(QString::fromStdString(form.values().toToml()), QStringLiteral("{}"));
    }

    void tabGoesInReadingOrder() {
        OptionForm form({option("text", "a"), option("number", "b"), option("true or false", "c"),
                         option("list of text", "d"), option("duration", "e")});
        form.resize(600, 400);
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form) || QApplication::platformName() == "offscreen");
        form.focusOption("a");
        QStringList visited;
        for (int i = 0; i < 5; ++i) {
            auto* focus = QApplication::focusWidget();
            QVERIFY(focus != nullptr);
            while (focus != nullptr && !focus->objectName().startsWith("option.")) focus = focus->parentWidget();
            visited.append(focus != nullptr ? focus->objectName() : QString());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(visited, QStringList({"option.a", "option.b", "option.c", "option.d", "option.e"}));
    }

    void anErrorFromElsewhereGoesWhenTheFieldIsChanged() {
        OptionForm form({option("text", "topic")});
        form.show();
        form.setError("topic", "{databse} is no placeholder.");
        QCOMPARE(form.error("topic"), QStringLiteral("{databse} is no placeholder."));
        QTest::keyClicks(form.field("topic"), "x");
        QCOMPARE(form.error("topic"), QString());
    }

    void hiddenOptionsAreNotSaid() {
        OptionForm form({option("text", "topic"), option("text", "group")});
        form.setValues(parsed(R"(topic = "a"
group = "b")"));
        form.setHidden("group", true);
        QCOMPARE(QString::fromStdString(form.values().toToml()), QStringLiteral(R"({ topic = "a" })"));
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    OptionFormTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "option_form_test.moc"
