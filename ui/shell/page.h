#pragma once

#include <QString>
#include <QWidget>

class QAction;

namespace palimpsest {

class RunHandle;

/// A page of the window. The shell owns it, shows one at a time, and puts its actions into the context bar.
/// Pages never open dialogs for errors: they emit `problem`, and the shell's message bar shows it until dismissed.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// As --screenshots and the rail know it: "monitor".
    virtual QString key() const = 0;
    virtual QString title() const = 0;
    /// Name of an icon in resources/icons.
    virtual QString iconName() const = 0;
    /// What belongs in the context bar while this page is shown; at most three.
    virtual QList<QAction*> contextActions() { return {}; }
    /// What belongs in the inspector at the right; nullptr: no inspector. Owned by the page.
    virtual QWidget* inspector() { return nullptr; }
    /// The run the window looks at, or nullptr. Called when it changes; the handle outlives the next call.
    virtual void setRun(RunHandle* run) { Q_UNUSED(run) }

Q_SIGNALS:
    void problem(const QString& text, const QString& whatToDo);
    void notice(const QString& text);
    /// Ask the shell for another page, or to look at a run directory.
    void openPage(const QString& key);
    void openRun(const QString& directory);
    /// Ask the shell to show one sample (Samples page, detail).
    void openSample(qint64 id, qint64 epoch);
};

} // namespace palimpsest
