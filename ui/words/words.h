#pragma once
#include <QCoreApplication>

namespace sluice::ui {

/// What free functions say: `Words::tr("…")`, so that translators find it under the context `words`.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(words)
};

}  // namespace sluice::ui
