#pragma once
#include <QString>

class QHeaderView;
class QSettings;
class QSplitter;

namespace sluice::widgets {

/// Restores the widths of a splitter or the columns of a table now, and saves them half a second after each change.
/// `settings` must outlive the widget. A kept state that does not fit (another number of columns) is dropped.
void keepState(QSplitter* splitter, QSettings* settings, const QString& key);
void keepState(QHeaderView* header, QSettings* settings, const QString& key);

}  // namespace sluice::widgets
