#pragma once
#include "backend/engine/snapshot.h"

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace sluice::ui::wizard {

/// The connections that fit, each with its shape, name, version, address and environment; one is chosen.
class ConnectionList : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionList(QWidget* parent = nullptr);
    /// `snapshot` may be null: what a system is and how it stands is not known then.
    void show(const std::vector<const config::Connection*>& connections, const EngineSnapshot* snapshot,
              const QString& chosen);
    using QWidget::show;

Q_SIGNALS:
    void chosen(const QString& name);

private:
    QVBoxLayout* m_rows;
};

}  // namespace sluice::ui::wizard
