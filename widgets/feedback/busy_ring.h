#pragma once
#include "widgets/theme/status_shape.h"

#include <QWidget>

namespace sluice::widgets {

/// Something is on its way and has no measure: a turning ring, still under reduced motion.
class BusyRing : public ShapeView {
    Q_OBJECT

public:
    explicit BusyRing(int size = 16, QWidget* parent = nullptr) : ShapeView(size, parent) {
        setShape(Shape::Ring, Tone::Accent);
        setAccessibleName(tr("Busy"));
    }
};

}  // namespace sluice::widgets
