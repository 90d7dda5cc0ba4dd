#include "plotting/chart_frame.h"

#include "plotting/decimation.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

constexpr double kGap = 8;
/// Width of the widest name, in parts of the chart's, up to which names stand at the lines' ends.
constexpr double kMostForNames = 0.36;

double widestTick(const QFontMetricsF& metrics, const std::vector<AxisTick>& ticks)
{
    double widest = 0;
    for (const AxisTick& tick : ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.text));
    return widest;
}

class Layout {
public:
    Layout(const ChartContent& content, QSizeF size)
        : m_content(content),
          m_caption(content.style.caption),
          m_title(content.style.title)
    {
        m_frame.size = size;
        m_frame.x = content.xRange();
        m_frame.y = content.yRange();
    }

    ChartFrame make()
    {
        placeAreas();
        placeXTicks();
        if (m_frame.namesAtEnd)
            placeNamesAtEnd();
        else
            placeNamesAbove();
        return std::move(m_frame);
    }

private:
    void placeAreas()
    {
        const double width = m_frame.size.width();
        const double titleHeight = std::ceil(m_title.height()) + kGap / 2;
        m_frame.titleRow = QRectF(kGap, 0, std::max(0.0, width - 2 * kGap), titleHeight);
        double widest = 0;
        for (const Curve& curve : m_content.curves)
            widest = std::max(widest, curveNameSize(m_content.style, curve).width());
        const double bottom = m_frame.size.height() - std::ceil(m_caption.height()) - kGap;
        double top = titleHeight + kGap / 2;
        const double room = bottom - top;
        const auto names = static_cast<double>(m_content.curves.size());
        m_frame.namesAtEnd = widest <= width * kMostForNames && names * nameHeight() <= room;
        if (!m_frame.namesAtEnd)
            top += nameRows(width) * nameHeight();
        const double height = std::max(8.0, bottom - top);
        const int most = std::max(2, static_cast<int>(height / (m_caption.height() * 1.4)));
        m_frame.yTicks = m_content.logScale ? logarithmicTicks(m_frame.y, most) : linearTicks(m_frame.y, most);
        const double left =
            kGap + std::max(widestTick(m_caption, m_frame.yTicks), 3 * m_caption.averageCharWidth()) + 6;
        const double right = m_frame.namesAtEnd && widest > 0 ? widest + kGap * 2 : kGap * 2;
        m_frame.plot = QRectF(left, top, std::max(8.0, width - left - right), height);
    }

    double nameHeight() const { return std::ceil(m_caption.height()) + 4; }

    int nameRows(double width) const
    {
        int rows = m_content.curves.empty() ? 0 : 1;
        double x = kGap;
        for (const Curve& curve : m_content.curves) {
            const double own = curveNameSize(m_content.style, curve).width() + kGap;
            if (x + own > width && x > kGap) {
                ++rows;
                x = kGap;
            }
            x += own;
        }
        return rows;
    }

    void placeNamesAbove()
    {
        double x = kGap;
        double y = m_frame.titleRow.bottom();
        for (const Curve& curve : m_content.curves) {
            const QSizeF own = curveNameSize(m_content.style, curve);
            if (x + own.width() + kGap > m_frame.size.width() && x > kGap) {
                x = kGap;
                y += nameHeight();
            }
            m_frame.names.push_back({curve.spec().key, QRectF(QPointF(x, y), own), lineEnd(curve)});
            x += own.width() + kGap;
        }
    }

    double lineEnd(const Curve& curve) const
    {
        const double none = std::numeric_limits<double>::quiet_NaN();
        if (curve.hidden() || curve.shown().empty())
            return none;
        const auto visible = curve.spec().path ? curve.shown() : within(curve.shown(), m_frame.x.low, m_frame.x.high);
        if (visible.empty())
            return none;
        const auto place = m_content.toAxis(visible.back().y());
        return place ? m_frame.toY(std::clamp(*place, m_frame.y.low, m_frame.y.high)) : none;
    }

    /// Names stand as near to their lines' ends as they can without touching; those without a line come last.
    void placeNamesAtEnd()
    {
        for (const Curve& curve : m_content.curves)
            m_frame.names.push_back(
                {curve.spec().key, QRectF(QPointF(), curveNameSize(m_content.style, curve)), lineEnd(curve)});
        std::vector<ChartFrame::NamePlace*> order;
        for (auto& name : m_frame.names)
            order.push_back(&name);
        const auto rank = [](const ChartFrame::NamePlace* name) {
            return std::isnan(name->lineEnd) ? std::numeric_limits<double>::infinity() : name->lineEnd;
        };
        std::stable_sort(order.begin(), order.end(), [&](auto* a, auto* b) { return rank(a) < rank(b); });
        double from = m_frame.plot.top() - 2;
        for (auto* name : order) {
            const double wish = std::isnan(name->lineEnd) ? from : name->lineEnd - name->rect.height() / 2;
            name->rect.moveTopLeft({m_frame.plot.right() + kGap + 2, std::max(wish, from)});
            from = name->rect.top() + nameHeight();
        }
        double until = m_frame.plot.bottom() + 4;
        for (auto name = order.rbegin(); name != order.rend(); ++name) {
            if ((*name)->rect.bottom() > until)
                (*name)->rect.moveBottom(until);
            until = (*name)->rect.top() - (nameHeight() - (*name)->rect.height());
        }
    }

    void placeXTicks()
    {
        std::vector<AxisTick> wanted;
        for (const AxisMark& mark : m_content.marks) {
            if (!m_frame.x.contains(mark.x))
                continue;
            m_frame.marks.push_back(mark.x);
            wanted.push_back({mark.x, mark.text});
        }
        if (m_content.xTicks || wanted.size() < 2) {
            const int most = std::max(2, static_cast<int>(m_frame.plot.width() / 72));
            const auto numbers = linearTicks(m_frame.x, most);
            wanted.insert(wanted.end(), numbers.begin(), numbers.end());
        }
        keepWithRoom(wanted);
    }

    /// First comes, first served; but of evenly named marks every 2nd, 5th, 10th … stays, not just any.
    void keepWithRoom(const std::vector<AxisTick>& wanted)
    {
        std::vector<QRectF> taken;
        if (const QRectF title = xTitleRect(); !title.isEmpty())
            taken.push_back(title);
        const std::size_t marks = m_frame.marks.size();
        const std::size_t stride = markStride(wanted, marks);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (i < marks && i % stride != 0)
                continue;
            const double width = m_caption.horizontalAdvance(wanted[i].text) + kGap;
            const QRectF place(m_frame.toX(wanted[i].place) - width / 2, 0, width, 1);
            if (std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(place); }))
                continue;
            taken.push_back(place);
            m_frame.xTicks.push_back(wanted[i]);
        }
    }

    /// The axis title's place at the right, kept free of ticks; marks at the very end excepted.
    QRectF xTitleRect() const
    {
        const double width = m_caption.horizontalAdvance(m_content.xTitle) + kGap;
        if (m_content.xTitle.isEmpty() || width > m_frame.size.width() * 0.4)
            return {};
        return {m_frame.size.width() - kGap - width, 0, width, 1};
    }

    std::size_t markStride(const std::vector<AxisTick>& wanted, std::size_t marks) const
    {
        if (marks < 2)
            return 1;
        const double between =
            (m_frame.toX(wanted[marks - 1].place) - m_frame.toX(wanted[0].place)) / double(marks - 1);
        const double need = m_caption.horizontalAdvance(wanted[marks - 1].text) + 1.5 * kGap;
        std::size_t stride = 1;
        for (std::size_t power = 1; double(stride) * between < need && power < 1'000'000; power *= 10)
            for (const std::size_t factor : {1, 2, 5}) {
                stride = factor * power;
                if (double(stride) * between >= need)
                    break;
            }
        return stride;
    }

    const ChartContent& m_content;
    const QFontMetricsF m_caption;
    const QFontMetricsF m_title;
    ChartFrame m_frame;
};

} // namespace

QString lastValueText(const Curve& curve)
{
    return curve.shown().empty() ? QString() : valueText(curve.shown().back().y());
}

QSizeF curveNameSize(const ChartStyle& style, const Curve& curve)
{
    const QFontMetricsF metrics(style.caption);
    const QString value = lastValueText(curve);
    // At least as wide as most values, so that charts do not jump while theirs change.
    const double chip =
        value.isEmpty() || curve.spec().path
            ? 0
            : std::max(metrics.horizontalAdvance(value), metrics.horizontalAdvance(QStringLiteral("0.0000")))
                  + 2 * kChipPadding + 6;
    return {std::ceil(metrics.horizontalAdvance(curve.spec().name)) + std::ceil(chip), std::ceil(metrics.height()) + 2};
}

ChartFrame ChartFrame::of(const ChartContent& content, QSizeF size) { return Layout(content, size).make(); }

} // namespace palimpsest
