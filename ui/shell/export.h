#pragma once
#include "ui/bridge/background.h"
#include "ui/shell/action_registry.h"
#include "widgets/theme/theme.h"

#include <functional>

namespace sluice::ui {

class Page;

/// What is on screen, as a file or in the clipboard: PNG, SVG, CSV, Markdown, JSON, of whatever page is shown. Files
/// are chosen by their user and written beside the GUI thread. Lives on: GUI thread.
class Export : public QObject {
    Q_OBJECT

public:
    using Say = std::function<void(const QString& sentence, widgets::Tone tone)>;

    /// Adds `export.png`, `export.svg`, `export.csv`, `copy.markdown`, `copy.json`. `page`: the one that is shown.
    Export(ActionRegistry& actions, std::function<Page*()> page, Say say, QObject* parent = nullptr);

    /// A file and what goes into it.
    struct File {
        QString path;
        QByteArray content;
        bool isChosen = true;  ///< by the user, who agreed to replace it; else a free name is found
    };
    /// Of the page now; `path` as it was chosen. Several CSV parts go into `NAME-PART.csv` each.
    QList<File> filesOf(const QString& ending, const QString& path);
    /// Writes them, then says so. Replaces no file that nobody was asked about.
    void write(const QList<File>& files);

private:
    void choose(const QString& ending, const QString& filter);

    std::function<Page*()> m_page;
    Say m_say;
    Background m_background;
};

}  // namespace sluice::ui
