#include "ui/study/rater_distributions.h"

#include "ui/theme/safe_text.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace palimpsest {

namespace {

constexpr int kCellWidth = 192;
constexpr int kCellHeight = 120;
constexpr int kBarGap = 2;

std::size_t sum(const std::vector<std::size_t>& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::size_t(0));
}

} // namespace

RaterDistributions::RaterDistributions(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Distribution of values by rater"));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void RaterDistributions::setRaters(RatingScale scale, std::vector<Rater> raters)
{
    m_scale = scale;
    m_raters = std::move(raters);
    describe();
    updateGeometry();
    update();
}

void RaterDistributions::describe()
{
    QStringList all;
    for (const Rater& rater : m_raters) {
        QStringList counts;
        for (std::size_t i = 0; i < rater.counts.size(); ++i)
            counts << tr("%1: %2").arg(m_scale.lo + int(i)).arg(rater.counts[i]);
        all << rater.name + QStringLiteral(" – ") + counts.join(QStringLiteral(", "));
    }
    setAccessibleDescription(all.join(QStringLiteral("; ")));
}

QSize RaterDistributions::sizeHint() const
{
    const int width = Theme::instance().scaled(kCellWidth);
    return {width, heightForWidth(width)};
}

int RaterDistributions::columns(int width) const
{
    return std::max(1, (width + kSpaceWide) / (Theme::instance().scaled(kCellWidth) + kSpaceWide));
}

int RaterDistributions::heightForWidth(int width) const
{
    const int across = columns(width);
    const int rows = (int(m_raters.size()) + across - 1) / across;
    return std::max(0, rows * (Theme::instance().scaled(kCellHeight) + kSpaceWide) - kSpaceWide);
}

QRect RaterDistributions::cell(int rater) const
{
    const Theme& theme = Theme::instance();
    const int across = columns(width());
    return {(rater % across) * (theme.scaled(kCellWidth) + kSpaceWide),
            (rater / across) * (theme.scaled(kCellHeight) + kSpaceWide), theme.scaled(kCellWidth),
            theme.scaled(kCellHeight)};
}

QRect RaterDistributions::bar(int rater, int value, double share) const
{
    const QRect room = cell(rater);
    const int name = QFontMetrics(themeFont(TextSize::Body)).height() + 4;
    const int numbers = QFontMetrics(themeFont(TextSize::Caption)).height() + 2;
    const int height = room.height() - name - numbers;
    const int step = room.width() / m_scale.levels();
    const int top = share > 0 ? std::max(1, int(share * height)) : 0;
    return {room.left() + value * step, room.top() + name + height - top, step - kBarGap, top};
}

std::size_t RaterDistributions::most() const
{
    std::size_t most = 1;
    for (const Rater& rater : m_raters)
        for (const std::size_t count : rater.counts)
            most = std::max(most, count);
    return most;
}

void RaterDistributions::paintRater(QPainter& painter, int rater, std::size_t most) const
{
    const Rater& one = m_raters[std::size_t(rater)];
    const QRect room = cell(rater);
    painter.setPen(themeColor(Token::Text));
    painter.setFont(themeFont(TextSize::Body));
    const QString title = tr("%1 · %2 rated").arg(safeText(one.name)).arg(sum(one.counts));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(title, Qt::ElideRight, room.width()));
    painter.setFont(themeFont(TextSize::Caption));
    const int numbers = painter.fontMetrics().height() + 2;
    painter.setPen(QPen(themeColor(Token::Line), 1));
    painter.drawLine(room.left(), room.bottom() - numbers, room.right(), room.bottom() - numbers);
    for (int value = 0; value < m_scale.levels(); ++value) {
        const QRect full = bar(rater, value, 1);
        painter.fillRect(bar(rater, value, double(one.counts[std::size_t(value)]) / double(most)),
                         themeColor(Token::Accent));
        painter.setPen(themeColor(Token::Muted));
        painter.drawText(QRect(full.left(), room.bottom() - numbers, full.width(), numbers), Qt::AlignCenter,
                         QString::number(m_scale.lo + value));
    }
}

void RaterDistributions::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const std::size_t most = this->most();
    for (int rater = 0; rater < int(m_raters.size()); ++rater)
        paintRater(painter, rater, most);
}

bool RaterDistributions::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int rater = 0; rater < int(m_raters.size()); ++rater)
        for (int value = 0; value < m_scale.levels(); ++value)
            if (bar(rater, value, 1).contains(help->pos())) {
                const std::size_t count = m_raters[std::size_t(rater)].counts[std::size_t(value)];
                QToolTip::showText(help->globalPos(),
                                   tr("%n rating(s) of %1 by %2", nullptr, int(count))
                                       .arg(m_scale.lo + value)
                                       .arg(safeText(m_raters[std::size_t(rater)].name).toHtmlEscaped()),
                                   this);
                return true;
            }
    QToolTip::hideText();
    return true;
}

} // namespace palimpsest
