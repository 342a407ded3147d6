#pragma once
#include "widgets/flow/flow_item.h"
#include "widgets/flow/flow_model.h"

namespace sluice::widgets {

/// A system in the picture: icon, title, subtitle, shape, and two rows or one sentence.
class FlowCard : public FlowItem {
    Q_OBJECT

public:
    FlowCard(const QString& id, QWidget* parent);

    void setContent(const FlowCardContent& content);
    const FlowCardContent& content() const { return m_content; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FlowCardContent m_content;
};

}  // namespace sluice::widgets
