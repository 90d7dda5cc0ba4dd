#include "ui/samples/sample_summary.h"

#include "ui/feedback/share_bar.h"
#include "ui/samples/sample_grid_model.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace palimpsest {

namespace {

struct Counts {
    int known = 0;
    int remembered = 0;
    int cameBack = 0;
    int recited = 0;
};

Counts countsAt(const SampleTable& table, int column)
{
    Counts counts;
    for (int row = 0; row < table.rows(); ++row) {
        const SampleCell& cell = table.cell(row, column);
        counts.known += cell.fate != Fate::Unknown ? 1 : 0;
        counts.remembered += cell.isRemembered() ? 1 : 0;
        counts.cameBack += cell.fate == Fate::CameBack ? 1 : 0;
        counts.recited += cell.recited ? 1 : 0;
    }
    return counts;
}

} // namespace

SampleSummary::SampleSummary(const SampleGridModel* model, QWidget* parent) : QWidget(parent), m_model(model)
{
    m_sentence = new QLabel(this);
    m_rest = new QLabel(this);
    m_rest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_bar = new ShareBar(this);
    m_bar->setFixedWidth(Theme::instance().scaled(200));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpaceWide);
    layout->addWidget(m_sentence);
    layout->addWidget(m_bar);
    layout->addWidget(m_rest, 1);
    connect(model, &SampleGridModel::contentsChanged, this, &SampleSummary::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &SampleSummary::restyle);
    restyle();
    refresh();
}

void SampleSummary::restyle()
{
    m_sentence->setFont(themeFont(TextSize::Title, true));
    m_rest->setFont(themeFont(TextSize::Caption));
    QPalette palette = m_rest->palette();
    palette.setColor(QPalette::WindowText, themeColor(Token::Muted));
    m_rest->setPalette(palette);
}

void SampleSummary::refresh()
{
    const SampleTable& table = m_model->table();
    const int last = table.columns() - 1;
    if (last < 0) {
        m_sentence->setText(tr("%1 forget samples").arg(table.rows()));
        m_rest->clear();
        m_bar->hide();
        return;
    }
    const Counts now = countsAt(table, last);
    const std::int64_t epoch = table.epoch(last);
    m_sentence->setText(
        epoch == 0 ? tr("%1 of %2 remembered before the first epoch").arg(now.remembered).arg(now.known)
                   : tr("%1 of %2 still remembered after epoch %3").arg(now.remembered).arg(now.known).arg(epoch));
    m_bar->show();
    m_bar->setShares(now.known > 0 ? double(now.remembered) / now.known : 0, 0);
    const QString rest = tr("%1 forgotten · %2 came back · %3 recited word for word, %4 before")
                             .arg(now.known - now.remembered)
                             .arg(now.cameBack)
                             .arg(now.recited)
                             .arg(countsAt(table, 0).recited);
    m_rest->setText(rest);
    m_rest->setToolTip(rest);
}

} // namespace palimpsest
