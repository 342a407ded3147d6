#pragma once
#include "ui/shell/page_kind.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace sluice::ui {

class RailButton;

/// The pages, down the left side. Under 1200 px of window it is icons only.
class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    /// In the order given; a heading before each new section, the section "bottom" at the bottom without one.
    void setPages(const QList<const PageKind*>& pages);
    void setCurrent(const QString& id);
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }
    /// Counts the problems of every page anew.
    void count(const EngineSnapshot* snapshot);

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_layout;
    QList<const PageKind*> m_pages;
    QHash<QString, RailButton*> m_buttons;
    QList<QWidget*> m_headings;
    bool m_narrow = false;
};

}  // namespace sluice::ui
