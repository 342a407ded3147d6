#pragma once
#include <vector>

#include <QStringList>
#include <QWidget>

class QTextEdit;

namespace sluice::ui::wizard {

/// One line of a comparison of two texts.
struct DiffLine {
    enum class Kind { Same, Added, Removed, Gap };
    Kind kind = Kind::Same;
    QString text;
    bool operator==(const DiffLine&) const = default;
};

/// What changed, each place with `around` lines before and behind; a Gap stands for the lines between. Pure.
std::vector<DiffLine> diffLines(const QString& before, const QString& after, int around = 2);

/// The comparison, in the font for code, as high as it is. Lives on: GUI thread.
class DiffView : public QWidget {
    Q_OBJECT

public:
    explicit DiffView(QWidget* parent = nullptr);
    void show(const QString& before, const QString& after);
    using QWidget::show;
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void write();
    void fit();

    std::vector<DiffLine> m_lines;
    QTextEdit* m_text;
};

}  // namespace sluice::ui::wizard
