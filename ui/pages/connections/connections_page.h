#pragma once
#include "ui/shell/page.h"

class QScrollArea;
class QStackedWidget;

namespace sluice::widgets {
class Banner;
class SearchField;
}  // namespace sluice::widgets

namespace sluice::ui::pages::connections {

class ConnectionDetail;
class ConnectionEditor;
class ConnectionList;

/// All connections by environment; the chosen one beside the list, with its test, or as a form.
class ConnectionsPage : public Page {
    Q_OBJECT

public:
    explicit ConnectionsPage(PageContext& context, QWidget* parent = nullptr);

    /// The name of a connection.
    void open(const QString& part) override;
    bool focusFilter() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeActions();
    QWidget* makeList();
    QWidget* makeSide();
    void refresh();
    void choose(const QString& name);
    void edit(bool asCopy);
    void remove();
    void removeNow(const QString& name);
    void removed(const Result<>& result, const QString& name);
    void showSide(QWidget* shown);
    void saved(const QString& name);
    void offerUndo(const QString& sentence);
    const config::Workspace& known();

    config::Workspace m_fallback;  ///< of the engine, while the file cannot be read
    bool m_read = true;            ///< the editor has answered for this file, well or not
    QString m_wanted;              ///< to be chosen once it is there
    QStackedWidget* m_stack;
    QWidget* m_full = nullptr;
    QWidget* m_empty = nullptr;
    QWidget* m_loading = nullptr;
    widgets::Banner* m_banner;
    widgets::SearchField* m_filter;
    QWidget* m_new = nullptr;
    ConnectionList* m_list;
    QWidget* m_side = nullptr;
    QScrollArea* m_shown = nullptr;  ///< the detail, in the side
    ConnectionDetail* m_detail = nullptr;
    ConnectionEditor* m_editor = nullptr;
};

}  // namespace sluice::ui::pages::connections
