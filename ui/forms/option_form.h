#pragma once
#include "backend/config/node.h"
#include "backend/config/option.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace sluice::ui::forms {

class Fold;
class OptionRow;

/// An option list as a form: label, field by type (choice, switch, number with unit, text, list, table of text),
/// default as placeholder, meaning as tool tip and second line; advanced options folded under *More*. No code per
/// connector. Lives on: GUI thread.
class OptionForm : public QWidget {
    Q_OBJECT

public:
    /// `mayUseKeyring`: a secret may lie in the system's keyring; the owner of the form stores what was typed.
    explicit OptionForm(config::OptionList options, QWidget* parent = nullptr, bool mayUseKeyring = false);

    /// What a table of the file says; options that it does not say show their default.
    void setValues(const config::Node& table);
    /// Sets a field as the user would, without edited().
    void setValue(const QString& key, bool value);
    /// Only what differs from the default, or was said in setValues() and still is. Hidden options are not in it.
    config::Node values() const;
    /// One sentence under a field; empty: takes it away. A change of the field takes it away, too.
    void setError(const QString& key, const QString& sentence);
    /// What is said under a field now; empty: nothing is wrong.
    QString error(const QString& key) const;
    /// Says at once what is wrong with what stands in the fields and goes to the first of them; true: nothing is.
    bool checkAll();
    /// Focus on a field, unfolding *More* if it lies there; false: no such option.
    bool focusOption(const QString& key);
    /// The field is shown and cannot be changed; the reason is its tool tip and second line. Empty: it can again.
    void lock(const QString& key, const QString& reason);
    void setHidden(const QString& key, bool hidden);
    /// The field of an option, with object name `option.KEY`; null: no such option.
    QWidget* field(const QString& key) const;
    /// A secret that was typed and belongs into the keyring; empty: none.
    QString typedSecret(const QString& key) const;
    /// What the keyring has for this option is another's: it has to be typed anew.
    void forgetStored(const QString& key);
    /// Widest label, and its width from outside, so that forms below each other stand in line.
    int labelWidth() const;
    void setLabelWidth(int width);

Q_SIGNALS:
    /// A value was changed by the user.
    void edited(const QString& key);

private:
    void align();
    void showFold();

    QList<OptionRow*> m_rows;
    QHash<QString, OptionRow*> m_byKey;
    Fold* m_more = nullptr;
    int m_labelWidth = 0;  ///< from outside; 0: own
};

}  // namespace sluice::ui::forms
