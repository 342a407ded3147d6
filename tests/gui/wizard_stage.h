// A window on a workspace file of its own, and what a user does with its wizard.
#pragma once
#include "tests/ui/shop_fixture.h"
#include "ui/shell/main_window.h"
#include "ui/wizard/wizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::test {

inline const char* const shopText = R"(# the shop
[workspace]
name = "shop"

[connection.orders-db]
kind = "mysql"
host = "127.0.0.1"
port = 1
user = "sluice"
read_only = true

[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:1"]
environment = "production"

[connection.cache]
kind = "redis"
host = "127.0.0.1"
port = 1
read_only = true

[connection.cache-2]
kind = "redis"
host = "127.0.0.1"
port = 1

[connection.warehouse]
kind = "tidb"
host = "127.0.0.1"
port = 2

[connection.search]
kind = "elasticsearch"
urls = ["http://127.0.0.1:1"]

# to be kept
[job.publish]
source = { connection = "orders-db", tables = ["shop.*", "!shop.audit_log"], start = "snapshot" }
sink = { connection = "bus", compression = "zstd" }
lanes = 2
)";

/// No server answers here: catalogs are given to the model as the source would give them.
struct WizardStage {
    QTemporaryDir folder;
    QString file;
    fixture::Bench bench;
    std::vector<config::Workspace> replaced;
    ui::MainWindow window;

    explicit WizardStage(const QString& text = QString::fromUtf8(shopText))
        : file(folder.filePath(QStringLiteral("shop.toml"))),
          window(ui::Host{[](const QString&) {}, {}, {}, {}, {}, {}}) {
        write(text);
        auto snapshot = fixture::shop();
        snapshot.workspaceFile = file.toStdString();
        bench.show(std::move(snapshot));
        auto door = bench.door();
        door.stateFolder = folder.filePath(QStringLiteral("state")).toStdString();
        QDir().mkpath(QString::fromStdString(door.stateFolder));
        door.replaceWorkspace = [this](config::Workspace workspace, const OldRows&) {
            replaced.push_back(std::move(workspace));
        };
        window.attach(std::move(door));
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window does not become active");
    }
    void write(const QString& text) const {
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly)) qFatal("%s", qPrintable(out.errorString()));
        out.write(text.toUtf8());
    }
    QString text() const {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
    }
    /// The one that is seen, where several steps have one.
    template <class T = QWidget>
    T* find(const QString& name) {
        T* last = nullptr;
        if (auto* wizard = this->wizard()) {
            for (auto* found : wizard->findChildren<T*>(name)) {
                if (found->isVisible()) return found;
                last = found;
            }
        }
        return last;
    }
    ui::wizard::Wizard* wizard() { return window.findChild<ui::wizard::Wizard*>(QStringLiteral("wizard")); }
    ui::wizard::WizardModel& model() { return wizard()->model(); }
    bool open(const QString& part = {}) {
        // The window of the test before may only now be going.
        QApplication::processEvents();
        QApplication::setActiveWindow(&window);
        window.openPage(part.isEmpty() ? QStringLiteral("wizard") : QStringLiteral("wizard:") + part);
        return QTest::qWaitFor([this] { return find(QStringLiteral("wizard.next"))->isVisible(); }, 5000);
    }
    void click(const QString& name) {
        auto* widget = find(name);
        if (widget == nullptr) qFatal("there is no %s", qPrintable(name));
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    QString note(const char* name) {
        auto* note = find(QString::fromLatin1(name));
        return note == nullptr || !note->isVisible() ? QString() : note->accessibleName();
    }
    /// Who has the focus in this window, whichever window is the active one.
    QWidget* focus() const { return window.focusWidget(); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QApplication::setActiveWindow(&window);
        auto* widget = focus();
        QTest::keyClick(widget != nullptr ? widget : wizard(), static_cast<Qt::Key>(key), modifiers);
    }
    /// As if both connections had been found well: these tests have no servers.
    void toStep(int step) {
        using End = ui::wizard::WizardModel::End;
        for (const auto end : {End::Source, End::Target}) {
            if (!model().connectionName(end).empty()) continue;
            for (const auto* connection : model().fitting(end)) {
                if (end == End::Target && connection->readOnly) continue;
                model().setConnection(end, connection->name);
                break;
            }
        }
        for (int at = model().step() + 1; at <= step; ++at) model().setStep(at);
        click(QStringLiteral("wizard.step.%1").arg(step));
    }
};

inline CatalogEntry table(const std::string& name, std::uint64_t rows, std::vector<std::string> key = {"id"}) {
    CatalogEntry entry;
    entry.name = name;
    entry.database = name.substr(0, name.find('.'));
    entry.rows = rows;
    entry.bytes = rows * 120;
    entry.key = std::move(key);
    return entry;
}

inline Catalog shopCatalog() {
    return {table("shop.addresses", 64'210), table("shop.audit_log", 12, {}),
            table("shop.customers", 48'120), table("shop.order_lines", 3'104'007, {"order_id", "line"}),
            table("shop.orders", 1'204'331), table("shop.products", 668'673)};
}

inline std::vector<CatalogColumn> customerColumns() {
    return {{"id", "bigint unsigned", true, false, false, {}},
            {"email", "varchar(255)", false, true, false, {}},
            {"phone", "varchar(32)", false, true, false, {}},
            {"address", "json", false, true, false, {}},
            {"updated_at", "datetime(6)", false, true, false, {}}};
}

}  // namespace sluice::test
