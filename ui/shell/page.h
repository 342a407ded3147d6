#pragma once
#include "ui/shell/page_context.h"
#include "ui/shell/page_kind.h"
#include "ui/shell/shown.h"

#include <QWidget>

class QSettings;

namespace sluice::ui {

/// Base of every page. A page is made when it is first shown and kept; while hidden it updates nothing.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(PageContext& context, QWidget* parent = nullptr) : QWidget(parent), m_context(context) {}

    /// What of it is wanted, such as the name of a job; empty: the page itself.
    virtual void open(const QString& part) { Q_UNUSED(part) }
    /// Where in the program it is, such as `Jobs / orders`; empty: its title says it.
    virtual QString place() const { return {}; }
    /// What can be taken out of it as data: by itself the tables and charts that are seen.
    virtual Shown shown() const { return shownIn(*this); }
    /// Takes the keyboard for its filter; false: it has none.
    virtual bool focusFilter() { return false; }
    /// Opens or closes its inspector; false: it has none.
    virtual bool toggleInspector() { return false; }
    /// False: an answer is on its way that will change what is seen; a picture waits for it.
    virtual bool isSettled() const { return true; }
    /// Columns and splitters, for the next start.
    virtual void save(QSettings& settings) const { Q_UNUSED(settings) }
    virtual void restore(const QSettings& settings) { Q_UNUSED(settings) }

protected:
    PageContext& context() const { return m_context; }
    EngineMonitor& monitor() const { return m_context.monitor; }

private:
    PageContext& m_context;
};

}  // namespace sluice::ui
