#include "ui/rater/scale_bar.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QRadioButton>
#include <QStyle>
#include <QTextLayout>

namespace palimpsest {

namespace {

constexpr int kColumnGap = 24;

/// Button texts do not wrap by themselves.
QString wrapped(const QString& text, const QFont& font, int width)
{
    QTextLayout layout(text, font);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines.join(QStringLiteral("\n    "));
}

} // namespace

ScaleBar::ScaleBar(const Scale& scale, QWidget* parent) : QWidget(parent), m_lo(scale.lo)
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < int(scale.anchors.size()); ++i) {
        const QString anchor = QString::fromStdString(scale.anchors[std::size_t(i)]);
        auto* button = new QRadioButton;
        button->setAccessibleName(tr("Rate %1: %2").arg(m_lo + i).arg(anchor));
        button->setToolTip(tr("Key %1").arg(m_lo + i));
        button->setFocusPolicy(Qt::NoFocus);
        button->setAutoExclusive(false);
        button->setFont(themeFont(TextSize::Body));
        button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        connect(button, &QRadioButton::clicked, this, [this, i] { Q_EMIT chosen(m_lo + i); });
        m_anchors << anchor;
        m_buttons.push_back(button);
    }
    setColumns(2);
}

void ScaleBar::setColumns(int columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    const int rows = (int(m_buttons.size()) + columns - 1) / columns;
    for (int i = 0; i < int(m_buttons.size()); ++i)
        m_grid->addWidget(m_buttons[std::size_t(i)], i % rows, i / rows);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns > 1 ? 1 : 0);
    m_grid->setHorizontalSpacing(columns > 1 ? kColumnGap : 0);
    m_grid->setVerticalSpacing(columns > 1 ? 8 : 4);
    wrapAnchors();
}

void ScaleBar::wrapAnchors()
{
    const int mark = style()->pixelMetric(QStyle::PM_ExclusiveIndicatorWidth)
                     + style()->pixelMetric(QStyle::PM_RadioButtonLabelSpacing) + 8;
    const int room = (width() - (m_columns - 1) * kColumnGap) / m_columns - mark;
    // In bold, so that the choice does not move the others.
    const QFont font = themeFont(TextSize::Body, true);
    const int number = QFontMetrics(font).horizontalAdvance(QStringLiteral("    "));
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        QString anchor = wrapped(m_anchors[qsizetype(i)], font, qMax(room - number, number));
        anchor.replace(QLatin1Char('&'), QStringLiteral("&&"));
        m_buttons[i]->setText(QStringLiteral("%1  %2").arg(m_lo + int(i)).arg(anchor));
    }
}

void ScaleBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    wrapAnchors();
}

void ScaleBar::setValue(std::optional<int> value)
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const bool isChosen = value == m_lo + int(i);
        m_buttons[i]->setChecked(isChosen);
        m_buttons[i]->setFont(themeFont(TextSize::Body, isChosen));
    }
}

} // namespace palimpsest
