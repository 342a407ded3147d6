#pragma once
#include <vector>

#include <QCoreApplication>
#include <QString>

class QWidget;

namespace sluice {
struct EngineSnapshot;
}

namespace sluice::ui {

class Page;
struct PageContext;

/// One folder of ui/pages. The rail, the palette and `sluice shot` are made from these.
struct PageKind {
    QString id;       ///< as `sluice shot` names it
    QString title;    ///< in the rail, in English: QT_TRANSLATE_NOOP("page", …)
    QString icon;     ///< name in resources/icons
    int order = 0;    ///< in its section of the rail, small first
    QString section;  ///< heading in the rail; empty: the first, without heading
    bool inRail = true;
    bool needsWorkspace = true;  ///< without one the welcome page stands in its place
    Page* (*make)(PageContext& context, QWidget* parent) = nullptr;
    /// How many things on it are wrong now, for the badge; null: it never has one.
    int (*problems)(const EngineSnapshot& snapshot) = nullptr;
    QString under = {};  ///< the page in the rail that it belongs to; empty: itself

    /// The title in the language spoken.
    QString shownTitle() const { return QCoreApplication::translate("page", title.toUtf8().constData()); }
};

namespace pages {
/// Every page that is built, in no order. Written by CMake.
std::vector<const PageKind*> all();
}  // namespace pages

}  // namespace sluice::ui
