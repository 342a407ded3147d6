#include "ui/shell/export.h"

#include "ui/shell/page.h"
#include "ui/words/numbers.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPixmap>
#include <QSaveFile>

namespace sluice::ui {

using widgets::Tone;

namespace {

/// `orders.csv` and `lag` are `orders-lag.csv`.
QString partPath(const QString& path, const QString& part) {
    if (part.isEmpty()) return path;
    const QFileInfo file(path);
    return QStringLiteral("%1/%2-%3.%4").arg(file.path(), file.completeBaseName(), part, file.suffix());
}

/// The same, or `orders-lag-2.csv`, where that is taken.
QString freePath(const QString& path) {
    const QFileInfo file(path);
    auto free = path;
    for (int number = 2; QFileInfo::exists(free); ++number)
        free = QStringLiteral("%1/%2-%3.%4").arg(file.path(), file.completeBaseName()).arg(number).arg(file.suffix());
    return free;
}

QByteArray pngOf(QWidget& widget) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    widget.grab().save(&buffer, "PNG");
    return bytes;
}

}  // namespace

Export::Export(ActionRegistry& actions, std::function<Page*()> page, Say say, QObject* parent)
    : QObject(parent), m_page(std::move(page)), m_say(std::move(say)) {
    const auto file = [&](const char* ending, const QString& text, const QString& filter) {
        const auto id = QString::fromLatin1(ending);
        actions.add(QStringLiteral("export.") + id, text, QStringLiteral("download"), {},
                    [this, id, filter] { choose(id, filter); });
    };
    file("png", tr("Export what is on screen as PNG…"), tr("Pictures (*.png)"));
    file("svg", tr("Export what is on screen as SVG…"), tr("Drawings (*.svg)"));
    file("csv", tr("Export tables and charts on screen as CSV…"), tr("Tables (*.csv)"));
    const auto copy = [&](const char* id, const QString& text, std::function<QString(const Shown&)> content) {
        actions.add(QString::fromLatin1(id), text, QStringLiteral("copy"), {}, [this, content = std::move(content)] {
            const auto shown = m_page()->shown();
            if (shown.isEmpty()) {
                m_say(tr("There is no table and no chart on this page."), Tone::Neutral);
                return;
            }
            QGuiApplication::clipboard()->setText(content(shown));
            m_say(tr("What is on screen is in the clipboard."), Tone::Healthy);
        });
    };
    copy("copy.markdown", tr("Copy what is on screen as Markdown"),
         [](const Shown& shown) { return markdownOf(shown); });
    copy("copy.json", tr("Copy what is on screen as JSON"),
         [](const Shown& shown) { return QString::fromUtf8(jsonOf(shown)); });
}

QList<Export::File> Export::filesOf(const QString& ending, const QString& path) {
    auto* page = m_page();
    if (ending == QStringLiteral("png")) return {{path, pngOf(*page)}};
    if (ending == QStringLiteral("svg")) return {{path, svgOf(*page)}};
    QList<File> files;
    for (const auto& part : csvOf(page->shown()))
        files.append({partPath(path, part.name), part.text.toUtf8(), part.name.isEmpty()});
    return files;
}

void Export::choose(const QString& ending, const QString& filter) {
    if (ending == QStringLiteral("csv") && m_page()->shown().isEmpty()) {
        m_say(tr("There is no table and no chart on this page."), Tone::Neutral);
        return;
    }
    auto* dialog = new QFileDialog(m_page(), tr("Export what is on screen"), {}, filter);
    dialog->setObjectName(QStringLiteral("export.file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, ending](const QString& path) { write(filesOf(ending, path)); });
    dialog->open();
}

void Export::write(const QList<File>& files) {
    if (files.isEmpty()) return;
    m_background.ask(
        [files](const std::stop_token&) -> std::pair<QString, QStringList> {
            QStringList paths;
            for (const auto& each : files) {
                paths.append(each.isChosen ? each.path : freePath(each.path));
                QSaveFile file(paths.last());
                if (!file.open(QIODevice::WriteOnly) || file.write(each.content) < 0 || !file.commit())
                    return {
                        tr("%1 cannot be written: %2. Choose another folder.").arg(file.fileName(), file.errorString()),
                        {}};
            }
            return {{}, paths};
        },
        [this](const std::pair<QString, QStringList>& result) {
            const auto& [problem, paths] = result;
            if (!problem.isEmpty())
                m_say(problem, Tone::Critical);
            else if (paths.size() == 1)
                m_say(tr("What was on screen is in %1").arg(paths.first()), Tone::Healthy);
            else
                m_say(tr("What was on screen is in %1 files from %2 on").arg(paths.size()).arg(paths.first()),
                      Tone::Healthy);
        });
}

}  // namespace sluice::ui
