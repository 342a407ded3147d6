#include "backend/config/workspace_file.h"

#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::config;
namespace fs = std::filesystem;

class WorkspaceFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("shop.toml").toStdString();
        m_state = m_folder->filePath("state").toStdString();
        put(m_path, "one");
    }

    void aFileIsReplacedWithItsRights() {
        ::chmod(m_path.c_str(), 0640);
        if (::getuid() == 0) QVERIFY(::chown(m_path.c_str(), 12, 34) == 0);
        const auto done = file().replace("two", "one");
        QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
        QCOMPARE(read(m_path), "two");
        struct stat now{};
        QVERIFY(::stat(m_path.c_str(), &now) == 0);
        QCOMPARE(now.st_mode & 07777, mode_t{0640});
        if (::getuid() == 0) QCOMPARE(std::pair(now.st_uid, now.st_gid), std::pair(uid_t{12}, gid_t{34}));
        QCOMPARE(strays(), 1);
    }

    void aLinkIsFollowed() {
        const auto link = m_folder->filePath("link.toml").toStdString();
        fs::create_symlink("shop.toml", link);
        QVERIFY(WorkspaceFile(link, m_state).replace("two", "one").has_value());
        QVERIFY(fs::is_symlink(link));
        QCOMPARE(read(m_path), "two");
        // Whoever opened it by its own name finds the same versions.
        QCOMPARE(file().versions().size(), std::size_t{1});
    }

    void whatSomebodyElseWroteStays() {
        put(m_path, "theirs");
        const auto done = file().replace("two", "one");
        QVERIFY(!done);
        QVERIFY(done.error().message.find("changed by somebody else") != std::string::npos);
        QCOMPARE(read(m_path), "theirs");
        QVERIFY(file().versions().empty());
    }

    void aReadOnlyFileStays() {
        ::chmod(m_path.c_str(), 0444);
        const auto done = file().replace("two", "one");
        QVERIFY(!done);
        QVERIFY(done.error().message.starts_with(m_path));
        QCOMPARE(read(m_path), "one");
        QVERIFY(file().versions().empty());
        QCOMPARE(strays(), 1);
    }

    void aFileThatIsGoneIsNotMadeAnew() {
        fs::remove(m_path);
        QVERIFY(!file().replace("two", "one"));
        QVERIFY(!fs::exists(m_path));
    }

    void theLastTenTextsAreKeptForTheUserAlone() {
        std::string now = "one";
        for (int i = 2; i <= 14; ++i) {
            const auto next = std::to_string(i);
            QVERIFY(file().replace(next, now).has_value());
            now = next;
        }
        const auto versions = file().versions();
        QCOMPARE(versions.size(), std::size_t{10});
        for (std::size_t i = 0; i < versions.size(); ++i) {
            QCOMPARE(read(versions[i].path), std::to_string(13 - i));
            struct stat kept{};
            QVERIFY(::stat(versions[i].path.c_str(), &kept) == 0);
            QCOMPARE(kept.st_mode & 07777, mode_t{0600});
            if (i > 0) QVERIFY(versions[i].at < versions[i - 1].at);
        }
    }

    void theSameTextIsNoVersion() {
        QVERIFY(file().replace("one", "one").has_value());
        QVERIFY(file().versions().empty());
    }

    void filesOfOneNameDoNotShareVersions() {
        const auto other = m_folder->filePath("other/shop.toml").toStdString();
        fs::create_directories(fs::path(other).parent_path());
        put(other, "x");
        QVERIFY(file().replace("two", "one").has_value());
        QVERIFY(WorkspaceFile(other, m_state).versions().empty());
    }

private:
    static void put(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }
    static std::string read(const std::string& path) {
        const auto text = WorkspaceFile(path, {}).read();
        return text ? *text : text.error().message;
    }
    WorkspaceFile file() const { return {m_path, m_state}; }
    /// Files beside the workspace file, itself included.
    int strays() const {
        int count = 0;
        for (const auto& entry : fs::directory_iterator(m_folder->path().toStdString()))
            if (entry.is_regular_file()) ++count;
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path, m_state;
};

QTEST_GUILESS_MAIN(WorkspaceFileTest)
#include "workspace_file_test.moc"
