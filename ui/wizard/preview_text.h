#pragma once
#include "ui/bridge/inquiry.h"

class QTextDocument;

namespace sluice::ui::wizard {

/// A previewed row as text: facts first, then what is sent, coloured by its language, with what the transforms changed
/// marked and what they dropped struck through below.
struct PreviewText {
    /// Fills the document; its fonts and colours are the theme's of the moment.
    static void write(QTextDocument& document, const PreviewRow& row);
    /// What was changed or dropped, in one line: "phone is dropped · email is masked"; empty: nothing.
    static QString changes(const PreviewRow& row);
    /// What Copy puts into the clipboard: exactly what is sent.
    static QString exact(const PreviewRow& row);
};

}  // namespace sluice::ui::wizard
