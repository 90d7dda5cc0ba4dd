#include "ui/study/sample_preview.h"

#include "ui/rater/rating_view.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace palimpsest {

namespace {

QToolButton* stepButton(const QString& icon, const QString& name)
{
    auto* button = new QToolButton;
    button->setIcon(themeIcon(icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

} // namespace

SamplePreview::SamplePreview(QWidget* parent)
    : QWidget(parent),
      m_pack(new QComboBox),
      m_place(new QLabel),
      m_previous(stepButton(QStringLiteral("chevron-left"), tr("Item before"))),
      m_next(stepButton(QStringLiteral("chevron-right"), tr("Next item")))
{
    m_pack->setAccessibleName(tr("Whose pack is shown"));
    m_place->setTextFormat(Qt::PlainText);
    m_place->setFont(themeFont(TextSize::Body));
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_pack);
    line->addStretch(1);
    line->addWidget(m_previous);
    line->addWidget(m_place);
    line->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(line);
    connect(m_pack, &QComboBox::activated, this, [this] {
        m_item = 0;
        showCurrent();
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
}

const Pack* SamplePreview::pack() const
{
    const int row = m_pack->currentIndex();
    return row >= 0 && row < int(m_packs.size()) ? &m_packs[std::size_t(row)] : nullptr;
}

void SamplePreview::setPacks(std::vector<Pack> packs, const QStringList& names)
{
    const int before = m_pack->currentIndex();
    {
        const QSignalBlocker quiet(m_pack);
        m_pack->clear();
        for (const QString& name : names)
            m_pack->addItem(safeText(name));
        m_pack->setCurrentIndex(std::clamp(before, names.isEmpty() ? -1 : 0, int(names.size()) - 1));
    }
    m_packs = std::move(packs);
    if (m_view == nullptr && !m_packs.empty()) {
        m_view = new RatingView(m_packs.front().scale);
        layout()->addWidget(m_view);
        // A look, no rating: what is clicked does not stay.
        connect(m_view, &RatingView::chosen, this, [this] { m_view->setValue(std::nullopt); });
    }
    showCurrent();
}

void SamplePreview::showItem(const QString& name, int pos)
{
    for (std::size_t row = 0; row < m_packs.size(); ++row)
        if (QString::fromStdString(shortName(m_packs[row].uid)) == name) {
            m_pack->setCurrentIndex(int(row));
            m_item = pos - 1;
            showCurrent();
        }
}

void SamplePreview::step(int by)
{
    m_item += by;
    showCurrent();
}

void SamplePreview::showCurrent()
{
    const Pack* current = pack();
    const int items = current == nullptr ? 0 : int(current->items.size());
    m_item = std::clamp(m_item, 0, std::max(0, items - 1));
    m_previous->setEnabled(m_item > 0);
    m_next->setEnabled(m_item + 1 < items);
    m_place->setText(items == 0 ? tr("No item") : tr("Item %1 of %2").arg(m_item + 1).arg(items));
    if (m_view == nullptr)
        return;
    m_view->setEnabled(items > 0);
    if (items > 0) {
        const PackItem& item = current->items[std::size_t(m_item)];
        m_view->setTexts(item.prefix, item.reference, item.output);
    } else {
        m_view->setTexts({}, {}, {});
    }
}

} // namespace palimpsest
