#include "ui/rater/scale_bar.h"

#include "ui/theme/theme.h"

#include <QGridLayout>
#include <QRadioButton>

namespace palimpsest {

ScaleBar::ScaleBar(const Scale& scale, QWidget* parent) : QWidget(parent), m_lo(scale.lo)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    // Two columns of anchors do not fit a window of usual width in large type.
    constexpr double kLargeType = 1.4;
    const int columns = Theme::instance().fontScale() > kLargeType ? 1 : 2;
    const int rows = (int(scale.anchors.size()) + columns - 1) / columns;
    for (int i = 0; i < int(scale.anchors.size()); ++i) {
        const QString anchor = QString::fromStdString(scale.anchors[std::size_t(i)]);
        auto* button = new QRadioButton(tr("%1  %2").arg(m_lo + i).arg(anchor));
        button->setAccessibleName(tr("Rate %1: %2").arg(m_lo + i).arg(anchor));
        button->setToolTip(tr("Key %1").arg(m_lo + i));
        button->setFocusPolicy(Qt::NoFocus);
        button->setAutoExclusive(false);
        button->setFont(themeFont(TextSize::Body));
        connect(button, &QRadioButton::clicked, this, [this, i] { Q_EMIT chosen(m_lo + i); });
        grid->addWidget(button, i % rows, i / rows);
        m_buttons.push_back(button);
    }
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
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
