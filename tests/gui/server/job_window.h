// The window of the real program with a job from MySQL into TiDB, on a database of one test's own on both.
#pragma once
#include "app/session.h"
#include "tests/support/systems.h"
#include "tests/support/truth/sql.h"
#include "tests/support/workspace_text.h"
#include "ui/shell/main_window.h"
#include "widgets/form/table.h"
#include "widgets/theme/appearance.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

namespace sluice::test {

class JobWindow {
public:
    JobWindow(const System& mysql, const System& tidb)
        : text("jobpage_" + std::to_string(QDateTime::currentMSecsSinceEpoch() % 100'000'000)),
          source(mysql, mysql.account("everything")),
          target(tidb, tidb.account("everything")) {
        text.connect("orders-db", mysql, "reads_and_replicates");
        text.set("connection.orders-db", "read_only", "true");
        text.connect("warehouse", tidb);
        source.run("CREATE DATABASE " + name());
        target.run("CREATE DATABASE " + name());
    }
    ~JobWindow() {
        m_session.reset();
        source.run("DROP DATABASE " + name());
        target.run("DROP DATABASE " + name());
    }
    const std::string& name() const { return text.own(); }
    QString filePath() const { return m_folder.filePath("jobpage.toml"); }
    QString statePath() const { return m_folder.filePath("state"); }

    /// Opens the window on what `text` says, and waits until its jobs flow.
    void open() {
        m_session = std::make_unique<app::Session>(app::Session::Options{statePath(), QString()});
        window().resize(1440, 900);
        window().show();
        m_session->open(text.save(filePath()));
        for (const auto& made : text.parsed().jobs)
            QTRY_VERIFY2_WITH_TIMEOUT(flows(made.name), job(made.name) ? job(made.name)->reason.c_str() : "", 120'000);
    }
    ui::MainWindow& window() { return m_session->window(); }
    const JobSnapshot* job(const std::string& job) {
        const auto* snapshot = window().monitor().snapshot();
        return snapshot == nullptr ? nullptr : snapshot->job(job);
    }
    QString state(const std::string& name) {
        return job(name) == nullptr ? QString() : QString::fromUtf8(toString(job(name)->state).data());
    }
    bool flows(const std::string& name) { return state(name) == "Streaming" || state(name) == "Idle"; }
    template <class T>
    T* find(const char* name) {
        return window().findChild<T*>(QString::fromLatin1(name));
    }
    QString cell(const char* table, int row, int column) {
        return find<widgets::Table>(table)->model()->index(row, column).data().toString();
    }

    WorkspaceText text;
    truth::Sql source, target;

private:
    QTemporaryDir m_folder;
    widgets::Appearance m_appearance;
    std::unique_ptr<app::Session> m_session;
};

}  // namespace sluice::test
