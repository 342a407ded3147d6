#include "ui/shell/file_watch.h"

#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice::ui;

class FileWatchTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(QStringLiteral("shop.toml")); }
    void write(const QByteArray& text) {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void replace(const QByteArray& text) {
        QSaveFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        QVERIFY(file.commit());
    }

private Q_SLOTS:
    void init() { write("[workspace]\n"); }

    void tellsOfEveryKindOfChange() {
        FileWatch watch;
        watch.watch(path());
        QSignalSpy spy(&watch, &FileWatch::changed);
        write("[workspace]\nname = \"a\"\n");
        QTRY_COMPARE(spy.count(), 1);
        replace("[workspace]\nname = \"b\"\n");
        QTRY_COMPARE(spy.count(), 2);
        replace("[workspace]\nname = \"c\"\n");  // the watch follows the new file
        QTRY_COMPARE(spy.count(), 3);
    }

    void theSameTextIsNoChange() {
        FileWatch watch;
        watch.watch(path());
        QSignalSpy spy(&watch, &FileWatch::changed);
        write("[workspace]\n");
        replace("[workspace]\nname = \"other\"\n");
        QTRY_COMPARE(spy.count(), 1);
    }
};

QTEST_GUILESS_MAIN(FileWatchTest)
#include "file_watch_test.moc"
