#include "ui/playground/prompt_picker.h"

#include "ui/playground/caption_delegate.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

QListView* listOf(QAbstractItemModel* model, const QString& name)
{
    auto* list = new QListView;
    list->setModel(model);
    list->setItemDelegate(new CaptionDelegate(SampleListModel::CaptionRole, list));
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAccessibleName(name);
    return list;
}

QLabel* hint()
{
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(8, 8, 8, 8);
    return label;
}

} // namespace

PromptPicker::PromptPicker(QWidget* parent)
    : QWidget(parent),
      m_samples(new SampleListModel(this)),
      m_history(new PromptHistory(this)),
      m_found(new QSortFilterProxyModel(this))
{
    m_found->setSourceModel(m_samples);
    m_found->setFilterRole(SampleListModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->addTab(buildSamples(), tr("Forget samples"));
    tabs->addTab(buildHistory(), tr("History"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tabs);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_found->setFilterFixedString(text);
        showState();
    });
    connect(m_sampleList->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& at) {
        if (const SampleText* sample = m_samples->sample(m_found->mapToSource(at).row()))
            Q_EMIT samplePicked(*sample);
    });
    connect(m_historyList, &QListView::activated, this, [this](const QModelIndex& at) {
        if (const AskedPrompt* prompt = m_history->prompt(at.row()))
            Q_EMIT promptPicked(AskedPrompt(*prompt));
    });
    connect(m_historyList, &QListView::clicked, m_historyList, &QListView::activated);
    connect(m_history, &QAbstractItemModel::modelReset, this, &PromptPicker::showState);
    connect(m_clear, &QToolButton::clicked, m_history, &PromptHistory::clear);
    showState();
}

QWidget* PromptPicker::buildSamples()
{
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search text, sample or doc id"));
    m_search->setAccessibleName(tr("Search forget samples"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themeIcon(QStringLiteral("search"), Token::Muted), QLineEdit::LeadingPosition);
    m_sampleList = listOf(m_found, tr("Forget samples"));
    m_sampleHint = hint();
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_search);
    column->addWidget(m_sampleHint);
    column->addWidget(m_sampleList, 1);
    return page;
}

QWidget* PromptPicker::buildHistory()
{
    m_historyList = listOf(m_history, tr("Prompts asked before"));
    m_historyHint = hint();
    m_historyHint->setText(tr("What you ask is kept here, on this machine only."));
    m_clear = new QToolButton;
    m_clear->setText(tr("Clear history"));
    m_clear->setIcon(themeIcon(QStringLiteral("trash-2")));
    m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_historyHint);
    column->addWidget(m_historyList, 1);
    column->addWidget(m_clear, 0, Qt::AlignRight);
    return page;
}

void PromptPicker::setSamples(std::vector<SampleText> samples)
{
    m_samples->setSamples(std::move(samples));
    showState();
}

bool PromptPicker::selectSample(qint64 id)
{
    const int row = m_samples->rowOf(id);
    if (row < 0)
        return false;
    m_search->clear();
    const QModelIndex at = m_found->mapFromSource(m_samples->index(row));
    if (at == m_sampleList->currentIndex())
        Q_EMIT samplePicked(*m_samples->sample(row));
    m_sampleList->setCurrentIndex(at);
    return true;
}

void PromptPicker::showState()
{
    const bool none = m_samples->rowCount() == 0;
    m_search->setEnabled(!none);
    m_sampleHint->setVisible(m_found->rowCount() == 0);
    m_sampleHint->setText(none ? tr("The forget samples of a run appear here once one is open.")
                               : tr("No sample has this text or number."));
    m_historyHint->setVisible(m_history->rowCount() == 0);
    m_clear->setEnabled(m_history->rowCount() > 0);
}

} // namespace palimpsest
