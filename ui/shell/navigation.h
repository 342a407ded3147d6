#pragma once
#include <QString>
#include <QStringList>

namespace sluice::ui {

/// Which pages were visited, and where in them we are: for back and forward.
class Navigation {
public:
    /// Goes to a page; what was ahead is forgotten. Going where we are changes nothing.
    void go(const QString& page) {
        if (page == current()) return;
        m_pages = m_pages.mid(0, m_at + 1);
        m_pages.append(page);
        m_at = m_pages.size() - 1;
    }
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_pages.size(); }
    QString back() { return canGoBack() ? m_pages[--m_at] : current(); }
    QString forward() { return canGoForward() ? m_pages[++m_at] : current(); }
    QString current() const { return m_pages.value(m_at); }

private:
    QStringList m_pages;
    qsizetype m_at = -1;
};

}  // namespace sluice::ui
