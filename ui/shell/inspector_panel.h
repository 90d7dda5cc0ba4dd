#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;

namespace palimpsest {

/// The right edge of the window: the inspector of the page that is shown. A page opens and closes it by showing and
/// hiding its own inspector; the user closes it by its button.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    /// nullptr: the page has none.
    void setInspector(QWidget* inspector);
    /// Opens or closes the present inspector.
    void toggle();
    bool hasInspector() const { return m_inspector != nullptr; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    QStackedWidget* m_stack;
    QWidget* m_inspector = nullptr;
    QHash<QWidget*, QWidget*> m_holders; ///< inspector → its place in the stack
};

} // namespace palimpsest
