#include "ui/shell/inspector_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>

namespace palimpsest {

namespace {

constexpr int kNarrowest = 240;

/// A widget that was never shown is hidden too, but nobody asked for it.
bool wasClosed(const QWidget* inspector)
{
    return inspector->isHidden() && inspector->testAttribute(Qt::WA_WState_ExplicitShowHide);
}

} // namespace

InspectorPanel::InspectorPanel(QWidget* parent) : QWidget(parent), m_stack(new QStackedWidget)
{
    auto* close = new QToolButton;
    close->setIcon(themeIcon(QStringLiteral("x"), Token::Muted));
    close->setAccessibleName(tr("Close the inspector"));
    close->setToolTip(tr("Close the inspector (Ctrl+I)"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 4, 4, 0);
    top->addStretch();
    top->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
    setMinimumWidth(kNarrowest);
    hide();
    connect(close, &QToolButton::clicked, this, [this] {
        if (m_inspector != nullptr)
            m_inspector->hide();
    });
}

void InspectorPanel::setInspector(QWidget* inspector)
{
    m_inspector = inspector;
    if (inspector != nullptr && !m_holders.contains(inspector)) {
        auto* holder = new QWidget;
        auto* layout = new QVBoxLayout(holder);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(inspector);
        m_stack->addWidget(holder);
        m_holders.insert(inspector, holder);
        inspector->installEventFilter(this);
    }
    if (inspector != nullptr)
        m_stack->setCurrentWidget(m_holders.value(inspector));
    follow();
}

void InspectorPanel::toggle()
{
    if (m_inspector != nullptr)
        m_inspector->setVisible(wasClosed(m_inspector));
}

bool InspectorPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_inspector && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent))
        follow();
    return QWidget::eventFilter(watched, event);
}

void InspectorPanel::follow() { setVisible(m_inspector != nullptr && !wasClosed(m_inspector)); }

void InspectorPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(Token::Surface));
}

} // namespace palimpsest
