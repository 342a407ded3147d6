#pragma once
#include "backend/config/connection.h"
#include "backend/config/node.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace sluice::ui::forms {

class FormRow;
class OptionForm;

/// One connection as a form: name, address by kind, login, where its password lies (keyring, env, file, plain with a
/// warning), TLS with its files, environment, read-only. A password that was typed is never shown again. Used by the
/// Connections page and, in place, by the wizard. Lives on: GUI thread.
class ConnectionForm : public QWidget {
    Q_OBJECT

public:
    /// `kinds`: which may be chosen; one: it is fixed. `mayUseKeyring`: Host::storePassword is there.
    explicit ConnectionForm(const QStringList& kinds, QWidget* parent = nullptr, bool mayUseKeyring = true);

    /// Empty name: a new one; else its name is fixed.
    void setValues(const QString& name, const config::Node& table);
    /// A name to begin with, for a new one.
    void suggestName(const QString& name);
    QString name() const;
    QString kind() const;
    /// `[connection.NAME]`; a password for the keyring is not in it.
    config::Node values() const;
    /// The password that was typed and belongs into the keyring; empty: none.
    QString typedPassword() const;
    /// Marks what is wrong and goes to the first; true: nothing is. `taken`: names that exist.
    bool checkAll(const QStringList& taken);
    /// The fields below name and kind.
    OptionForm& options() const { return *m_options; }

Q_SIGNALS:
    void edited();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void translate();
    void showKind();
    void followDefaults(const QString& key);
    void align();
    QString nameProblem(const QStringList& taken) const;
    void checkOptions();

    QStringList m_kinds;
    bool m_isNew = true;
    bool m_choseReadOnly = false;  ///< the user did, so it follows nothing any more
    QLineEdit* m_name;
    FormRow* m_nameRow;
    QComboBox* m_kind;
    FormRow* m_kindRow;
    OptionForm* m_options;
};

/// The options that a connection of this kind has.
QStringList optionsOfKind(const QString& kind);

}  // namespace sluice::ui::forms
