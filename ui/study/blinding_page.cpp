#include "ui/study/blinding_page.h"

#include "ui/study/fact_table.h"
#include "ui/study/sample_preview.h"
#include "ui/theme/pill_label.h"
#include "ui/theme/section_header.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTableView>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kMostOrders = 6;

QString distanceText(std::size_t places) { return places == 0 ? QStringLiteral("–") : QString::number(places); }

std::vector<FactColumn> orderColumns()
{
    return {{BlindingPage::tr("Rater"), {}},
            {BlindingPage::tr("Items"), BlindingPage::tr("Gold and repeats included.")},
            {BlindingPage::tr("Nearest"), BlindingPage::tr("The least distance of two items of one sample, in places: "
                                                           "the closer, the easier to compare.")},
            {BlindingPage::tr("Median"), BlindingPage::tr("Half of the distances between an item and the next of its "
                                                          "sample are smaller.")},
            {BlindingPage::tr("Repeat"), BlindingPage::tr("The least distance of an item and its repeat, in places.")},
            {BlindingPage::tr("A model's items"),
             BlindingPage::tr("Items that count of the model with the fewest, and of the one with the most.")}};
}

std::vector<Fact> factsOf(const PackOrder& order)
{
    const auto number = [](const QString& text) { return Fact{.text = text, .meaning = {}}; };
    return {Fact{.text = QString::fromStdString(order.rater), .meaning = {}, .isNumber = false},
            number(QString::number(order.items)),
            number(distanceText(order.leastDistance)),
            number(order.leastDistance == 0 ? QStringLiteral("–") : QString::number(order.medianDistance)),
            number(distanceText(order.leastRepeatDistance)),
            number(QStringLiteral("%1–%2").arg(order.fewest).arg(order.most))};
}

QString consequence(const LeakFinding& finding)
{
    return finding.blocks ? BlindingPage::tr("Blocks") : BlindingPage::tr("Warns");
}

} // namespace

BlindingPage::BlindingPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent)
    : StudyContentPage(desk, study, parent),
      m_check(new QAction(themeIcon(QStringLiteral("rotate-ccw")), tr("Check again"), this)),
      m_verdict(new PillLabel),
      m_meaning(new QLabel),
      m_findings(new FactTable(this)),
      m_findingsView(makeFactView(m_findings, tr("What the leak lint found"))),
      m_orders(new FactTable(this)),
      m_ordersView(makeFactView(m_orders, tr("Order of each rater's items"))),
      m_preview(new SamplePreview),
      m_body(buildBody())
{
    addBody(m_body);
    m_check->setToolTip(tr("Read all packs of the study once more"));
    connect(m_check, &QAction::triggered, study, &OpenStudy::reload);
    connect(m_findingsView, &QTableView::activated, this, &BlindingPage::openFinding);
    connect(m_findingsView, &QTableView::clicked, this, &BlindingPage::openFinding);
}

QWidget* BlindingPage::buildBody()
{
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    m_findingsView->horizontalHeader()->setStretchLastSection(true);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 16, 0);
    column->setSpacing(8);
    column->addWidget(new SectionHeader(tr("Leaks")));
    column->addWidget(m_verdict, 0, Qt::AlignLeft);
    column->addWidget(m_meaning);
    column->addWidget(m_findingsView, 1);
    column->addWidget(new SectionHeader(tr("Order")));
    column->addWidget(m_ordersView);
    column->addStretch(0);
    auto* right = new QWidget;
    auto* sample = new QVBoxLayout(right);
    sample->setContentsMargins(16, 0, 0, 0);
    sample->setSpacing(8);
    sample->addWidget(new SectionHeader(tr("As a rater sees it")));
    sample->addWidget(m_preview, 1);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addWidget(splitter);
    return body;
}

void BlindingPage::readStudy()
{
    ask([](Project& project, const Study& study) { return inspectBlinding(project, study); },
        [this](BlindingCheck check) { showCheck(std::move(check)); });
}

void BlindingPage::showCheck(BlindingCheck check)
{
    if (check.packs.empty()) {
        showNothing(tr("Every pack of the study is void: there is nothing to check."));
        return;
    }
    QStringList names;
    for (const PackOrder& order : check.orders)
        names.append(tr("%1 (pack %2)").arg(QString::fromStdString(order.rater), QString::fromStdString(order.pack)));
    m_preview->setPacks(std::move(check.packs), names);
    check.packs.clear();
    m_shown = std::move(check);
    // What blocks comes first.
    std::ranges::stable_sort(m_shown.findings, [](const auto& a, const auto& b) { return a.blocks && !b.blocks; });
    showVerdict();
    showOrders();
    showBody(m_body);
}

void BlindingPage::showVerdict()
{
    const auto blocking = std::ranges::count_if(m_shown.findings, &LeakFinding::blocks);
    if (blocking > 0) {
        m_verdict->setText(tr("No pack can be written"), PillLabel::Tone::Danger, QStringLiteral("octagon-alert"));
        m_meaning->setText(tr("Findings that tell where a text comes from: %1. Rename the run, or make the study "
                              "without that epoch.")
                               .arg(blocking));
    } else if (!m_shown.findings.empty()) {
        m_verdict->setText(tr("Packs can be written"), PillLabel::Tone::Warning, QStringLiteral("triangle-alert"));
        m_meaning->setText(
            tr("Warnings: %1. Look whether a rater could learn from them.").arg(m_shown.findings.size()));
    } else {
        m_verdict->setText(tr("Packs can be written"), PillLabel::Tone::Forgotten, QStringLiteral("check"));
        m_meaning->setText(tr("No special token, no name or path of the study's models, runs, methods and people is in "
                              "the texts, and no output's length gives its model away."));
    }
    std::vector<std::vector<Fact>> rows;
    for (const LeakFinding& finding : m_shown.findings)
        rows.push_back({Fact{.text = consequence(finding), .meaning = {}, .strong = finding.blocks, .isNumber = false},
                        Fact{.text = QString::fromStdString(finding.sentence()),
                             .meaning = QString::fromStdString(finding.sentence()),
                             .isNumber = false}});
    m_findings->setFacts({{tr("It"), {}}, {tr("What was found"), tr("Select a line to see its item.")}},
                         std::move(rows));
    m_findingsView->setVisible(!m_shown.findings.empty());
}

void BlindingPage::showOrders()
{
    std::vector<std::vector<Fact>> rows;
    for (const PackOrder& order : m_shown.orders)
        rows.push_back(factsOf(order));
    m_orders->setFacts(orderColumns(), std::move(rows));
    fitToRows(m_ordersView, kMostOrders);
}

void BlindingPage::openFinding(const QModelIndex& index)
{
    const std::size_t row = std::size_t(index.row());
    if (row < m_shown.findings.size() && m_shown.findings[row].pos > 0)
        m_preview->showItem(QString::fromStdString(m_shown.findings[row].pack), m_shown.findings[row].pos);
}

} // namespace palimpsest
