#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

namespace sluice::ui::pages::welcome {

/// One system of the sandbox: what it costs, how far it is.
struct SandboxSystem {
    enum class State { Stopped, Waiting, Downloading, Unpacking, Starting, Answering, Building, Unavailable, Failed };
    QString name, kind, version;
    State state = State::Stopped;
    QString detail;        ///< `31 of 54 MB`
    QString reason;        ///< why it cannot run here, or what failed
    double progress = -1;  ///< 0 to 1; below 0: not known
    double elapsed = 0;    ///< seconds since it began
    bool cached = false;   ///< nothing to download
    int downloadMb = 0, diskMb = 0, memoryMb = 0, minutes = 0;
    QString log;  ///< path of its log
    bool operator==(const SandboxSystem&) const = default;
};

/// Takes one line of `sandbox up --json`. False: not an event of one of these systems.
bool takeEvent(QList<SandboxSystem>& systems, const QByteArray& line);
/// Reads the answer of `sandbox status --json`; empty: it is not one.
QList<SandboxSystem> readStatus(const QByteArray& json);
/// The word of a state: `waiting`, `downloading`, … as the window and ./run show it.
QString wordOf(const SandboxSystem& system);
/// MySQL and one target answer, so the pipeline can be shown.
bool isEnough(const QList<SandboxSystem>& systems);
/// Memory that could be had now, in MB; 0: not known.
int freeMemoryMb();

/// Runs the sandbox's commands as processes and follows what they say. Lives on: GUI thread; nothing here waits.
class SandboxRun : public QObject {
    Q_OBJECT

public:
    explicit SandboxRun(QStringList command, QObject* parent = nullptr);
    ~SandboxRun() override;

    const QList<SandboxSystem>& systems() const { return m_systems; }
    bool isRunning() const { return m_up != nullptr; }
    double elapsedSeconds() const;
    /// What the command itself said went wrong; empty: nothing.
    const QString& problem() const { return m_problem; }

    /// Asks what is there; changed() when it is known.
    void look();
    /// Starts these systems; `load` keeps changes and reads on them, once enough of them answer, while this program
    /// runs.
    void start(const QStringList& names, bool load);
    /// Ends the command; what was fetched stays.
    void stop();
    /// Stops the systems; `remove` deletes their data too.
    void down(bool remove);

Q_SIGNALS:
    void changed();
    /// MySQL and one target answer; once a start.
    void enough();
    void ended();
    void stoppedSystems();

private:
    QProcess* run(const QStringList& arguments);
    void readLines();
    void startLoad();

    QStringList m_command;
    QList<SandboxSystem> m_systems;
    QProcess* m_up = nullptr;
    QByteArray m_rest;
    QString m_problem;
    QElapsedTimer m_clock;
    QTimer m_tick;
    bool m_saidEnough = false;
    bool m_wantsLoad = false;
};

}  // namespace sluice::ui::pages::welcome
