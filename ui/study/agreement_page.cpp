#include "ui/study/agreement_page.h"

#include "ui/study/agreement_tables.h"
#include "ui/study/fact_table.h"
#include "ui/study/rater_distributions.h"
#include "ui/study/study_words.h"
#include "ui/theme/card.h"
#include "ui/theme/number_label.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kTwoColumns = 880; ///< from this width on tables stand side by side
constexpr int kMostItems = 12;

QLabel* caption(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setFont(themeFont(TextSize::Caption));
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QString alphaMeaning(const QString& difference)
{
    return AgreementPage::tr(
               "Krippendorff's α = 1 − observed / expected disagreement\nα = 1 − (n − 1)·Σ o·δ² / Σ "
               "n·n·δ², over items with two ratings or more\n%1\n1: always equal; 0: as chance would have "
               "it; below 0: worse.")
        .arg(difference);
}

} // namespace

AgreementPage::AgreementPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent)
    : StudyContentPage(desk, study, parent),
      m_matrix(new FactTable(this)),
      m_records(new FactTable(this)),
      m_ranges(new FactTable(this)),
      m_distributions(new RaterDistributions)
{
    m_body = buildBody();
    addBody(m_body);
    connect(m_adjudicate, &QPushButton::clicked, this, [this] { Q_EMIT openPage(QStringLiteral("adjudicate")); });
}

AgreementPage::Figure AgreementPage::addFigure(QBoxLayout* row, const QString& name, const QString& meaning,
                                               bool headline)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    auto* title = caption(name);
    title->setToolTip(meaning);
    title->setWordWrap(false);
    Figure figure{new NumberLabel(name, meaning), caption()};
    figure.value->setAlignment(Qt::AlignLeft);
    figure.value->setTextSize(headline ? TextSize::Headline : TextSize::Title, headline);
    column->addWidget(title);
    column->addWidget(figure.value);
    column->addWidget(figure.note);
    column->addStretch();
    row->addLayout(column, headline ? 2 : 1);
    return figure;
}

QWidget* AgreementPage::buildFigures()
{
    auto* card = new Card;
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    m_ordinal =
        addFigure(row, tr("α ordinal"),
                  alphaMeaning(tr("ordinal: δ = (Σ n from c to k) − (n of c + n of k) / 2, counts of values")), true);
    m_nominal = addFigure(row, tr("α nominal"), alphaMeaning(tr("nominal: δ = 0 if equal, else 1")), false);
    m_interval = addFigure(row, tr("α interval"), alphaMeaning(tr("interval: δ = difference of the values")), false);
    m_exact = addFigure(row, tr("Equal"), tr("Pairs of ratings of one item that are equal, of all such pairs."), false);
    m_withinOne =
        addFigure(row, tr("± 1"), tr("Pairs of ratings of one item at most 1 apart, of all such pairs."), false);
    return card;
}

QWidget* AgreementPage::section(const QString& title, const QString& note, QWidget* content)
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace);
    column->addWidget(new SectionHeader(title));
    if (!note.isEmpty())
        column->addWidget(caption(note));
    column->addWidget(content);
    return part;
}

QWidget* AgreementPage::buildBody()
{
    m_counts = caption();
    m_matrixView = makeFactView(m_matrix, tr("Quadratic κ of each pair of raters"), true);
    m_recordsView = makeFactView(m_records, tr("What each rater did"));
    m_rangesView = makeFactView(m_ranges, tr("Items by the range of their ratings"));
    m_rangesNote = caption();
    m_adjudicate = new QPushButton(themeIcon(QStringLiteral("scale")), tr("Adjudicate"));

    auto* left = new QVBoxLayout;
    left->setSpacing(kSpaceWide);
    left->addWidget(section(tr("Pairs of raters"),
                            tr("Quadratic κ over the items both rated; grey where they are fewer than %1. On the "
                               "diagonal each rater with themselves, over repeats.")
                                .arg(kFewCommonItems),
                            m_matrixView));
    left->addWidget(section(tr("Each rater"), {}, m_recordsView));
    left->addWidget(section(tr("Values each rater gave"), {}, m_distributions));
    left->addStretch(1); // a longer column beside it opens no gaps
    auto* ranges = section(tr("Range of each item"), {}, m_rangesNote);
    static_cast<QVBoxLayout*>(ranges->layout())->addWidget(m_rangesView, 1);
    ranges->findChild<SectionHeader*>()->addTrailing(m_adjudicate);
    auto* right = new QVBoxLayout;
    right->addWidget(ranges);
    right->addStretch(1);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(24);
    m_columns->addLayout(left, 3);
    m_columns->addLayout(right, 2);

    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    column->setSpacing(kSpaceWide);
    column->addWidget(m_counts);
    column->addWidget(buildFigures());
    column->addLayout(m_columns);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    return scroll;
}

void AgreementPage::resizeEvent(QResizeEvent* event)
{
    StudyContentPage::resizeEvent(event);
    const bool wide = width() >= Theme::instance().scaled(kTwoColumns);
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void AgreementPage::readStudy()
{
    // Entering what was computed into the project changes nothing that a page shows, so it is asked like a reading.
    ask([](Project& project, const Study& study) { return studyAgreement(project, study); },
        [this](const StudyAgreement& measured) { take(measured); });
}

void AgreementPage::take(const StudyAgreement& measured)
{
    std::size_t rated = 0;
    for (const RaterRecord& record : measured.records)
        rated += record.rated() + record.skipped;
    if (rated == 0) {
        showNothing(tr("Agreement appears here once the first returns are imported."), tr("Import returns"),
                    QStringLiteral("import"));
        return;
    }
    const Agreement& agreement = measured.agreement;
    m_counts->setText(tr("%1 items, %2 of them with two ratings or more, by %3 raters. Agreement tells nothing of "
                         "models: looking at it does not unblind the study.")
                          .arg(agreement.items)
                          .arg(agreement.pairable)
                          .arg(measured.raters.size()));
    showAlpha(m_ordinal, agreement.ordinal, measured.ordinal);
    showAlpha(m_nominal, agreement.nominal, measured.nominal);
    showAlpha(m_interval, agreement.interval, measured.interval);
    const bool any = measured.comparisons > 0;
    m_exact.value->setNumber(any ? shareText(measured.exact) : tr("needs overlap"));
    m_withinOne.value->setNumber(any ? shareText(measured.withinOne) : tr("needs overlap"));
    m_exact.note->setText(tr("of %n pair(s) of ratings", nullptr, int(measured.comparisons)));
    fillKappaMatrix(*m_matrix, measured);
    fillRaterRecords(*m_records, measured);
    fitToRows(m_matrixView, kMostItems);
    fitToRows(m_recordsView, kMostItems);
    std::vector<RaterDistributions::Rater> raters;
    for (const RaterRecord& record : measured.records)
        raters.push_back({QString::fromStdString(record.rater), record.counts});
    m_distributions->setRaters(measured.scale, std::move(raters));
    showRanges(measured);
    showBody(m_body);
}

void AgreementPage::showAlpha(const Figure& figure, const Statistic& alpha, const BootstrapInterval& interval)
{
    figure.value->setNumber(statisticText(alpha));
    if (!alpha.value) {
        figure.note->setText(undefinedMeaning(alpha));
        return;
    }
    const bool headline = figure.value == m_ordinal.value;
    figure.note->setText(headline ? tr("95 %: %1 · %2 bootstrap resamples of items, %3 undefined and dropped, seed %4")
                                        .arg(intervalText(interval))
                                        .arg(interval.resamples)
                                        .arg(interval.dropped)
                                        .arg(interval.seed)
                                  : tr("95 %: %1").arg(intervalText(interval)));
}

void AgreementPage::showRanges(const StudyAgreement& measured)
{
    fillItemRanges(*m_ranges, measured);
    const auto wide =
        std::ranges::count_if(measured.ranges, [](const ItemRange& item) { return item.range >= kUnresolvedRange; });
    m_rangesNote->setText(tr("%1 of %2 items have ratings %3 or more apart.")
                              .arg(wide)
                              .arg(measured.ranges.size())
                              .arg(kUnresolvedRange));
    m_adjudicate->setEnabled(wide > 0);
    m_adjudicate->setToolTip(wide > 0 ? tr("Decide the items whose ratings are far apart")
                                      : tr("No item has ratings so far apart"));
    fitToRows(m_rangesView, 2 * kMostItems);
}

} // namespace palimpsest
