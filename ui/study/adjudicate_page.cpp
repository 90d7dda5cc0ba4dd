#include "ui/study/adjudicate_page.h"

#include "engine/study/study_state.h"
#include "ui/rater/rating_view.h"
#include "ui/study/decision_form.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kSide = 200;
constexpr const char* kSplitterSetting = "adjudicate/splitter";

} // namespace

AdjudicatePage::AdjudicatePage(ProjectDesk* desk, OpenStudy* study, QWidget* parent)
    : StudyContentPage(desk, study, parent),
      m_model(new DisputedItemsModel(this)),
      m_list(new QListView),
      m_progress(new QLabel),
      m_form(new DecisionForm)
{
    m_body = buildBody();
    addBody(m_body);
    buildShortcuts();
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { showItem(current.row()); });
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { QSettings().setValue(kSplitterSetting, m_splitter->saveState()); });
    connect(m_form, &DecisionForm::saveRequested, this, &AdjudicatePage::save);
    connect(m_form, &DecisionForm::undoRequested, this, &AdjudicatePage::undo);
    connect(m_form, &DecisionForm::nextRequested, this, &AdjudicatePage::next);
}

QWidget* AdjudicatePage::buildBody()
{
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Items to adjudicate"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(2);
    m_progress->setTextFormat(Qt::PlainText);
    m_progress->setWordWrap(true);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace);
    column->addWidget(m_progress);
    column->addWidget(m_list, 1);
    auto* right = new QScrollArea;
    right->setFrameShape(QFrame::NoFrame);
    right->setWidgetResizable(true);
    right->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    right->setWidget(m_form);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(kSpaceWide);
    m_splitter->setStyleSheet(QStringLiteral("QSplitter::handle { background: transparent; }"));
    for (QWidget* part : {left, static_cast<QWidget*>(right)})
        m_splitter->addWidget(part);
    left->setMinimumWidth(Theme::instance().scaled(kSide * 3 / 4));
    right->setMinimumWidth(Theme::instance().scaled(kSide));
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    layout->addWidget(m_splitter);
    return body;
}

void AdjudicatePage::buildShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto&& act) {
        auto* shortcut = new QShortcut(keys, m_body);
        shortcut->setContext(Qt::WindowShortcut); // wherever the focus is, while this page is shown
        connect(shortcut, &QShortcut::activated, this, act);
    };
    for (int digit = 1; digit <= 9; ++digit)
        add(QKeySequence(Qt::Key_0 + digit), [this, digit] { choose(digit); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { save(); });
    add(QKeySequence(QKeySequence::Undo), [this] { undo(); });
    add(QKeySequence(Qt::Key_N), [this] { next(); });
}

void AdjudicatePage::studyChanged()
{
    m_unit = 0;
    m_shown = {};
    m_moveOn = false;
    m_model->setItems({});
}

Result<AdjudicatePage::Contents> AdjudicatePage::readContents(Project& project, const Study& study)
{
    Contents contents;
    PALIMPSEST_TRY(contents.scale, studyScale(project, study));
    PALIMPSEST_TRY(const StudyRatings ratings, loadRatings(project, study));
    PALIMPSEST_TRY(contents.items, disputedItems(project, study, ratings));
    return contents;
}

void AdjudicatePage::readStudy()
{
    ask(&AdjudicatePage::readContents, [this](Contents contents) { take(std::move(contents)); });
}

void AdjudicatePage::take(Contents contents)
{
    m_form->setBusy(false);
    if (contents.items.empty()) {
        m_model->setItems({});
        showNothing(tr("No item has ratings %1 or more apart. Such items appear here as returns are imported.")
                        .arg(kUnresolvedRange),
                    tr("Look at the agreement"), QStringLiteral("agreement"));
        return;
    }
    if (m_view == nullptr || contents.scale.sha256 != m_scale.sha256)
        makeRatingView(contents.scale);
    const int before = m_model->rowOf(m_unit);
    m_model->setItems(std::move(contents.items));
    const int open = m_model->unresolved();
    m_progress->setText(open > 0 ? tr("%1 of %2 to decide").arg(open).arg(m_model->rowCount())
                                 : tr("All %n decided", nullptr, m_model->rowCount()));
    int row = std::max(0, m_model->rowOf(m_unit));
    // Where nothing was looked at yet, with the first that is open; after a decision, with the next.
    if (const int open = m_model->nextUnresolved(before < 0 ? -1 : row); open >= 0 && (before < 0 || m_moveOn))
        row = open;
    // The next item's keys are not to be letters of its note.
    if (m_moveOn && m_form->isAncestorOf(QApplication::focusWidget()))
        m_list->setFocus();
    m_moveOn = false;
    goTo(row);
    showBody(m_body);
}

void AdjudicatePage::makeRatingView(const Scale& scale)
{
    delete m_view;
    m_shown = {};
    m_scale = scale;
    m_view = new RatingView(scale);
    m_splitter->insertWidget(1, m_view);
    m_splitter->setStretchFactor(1, 1);
    const int side = Theme::instance().scaled(kSide);
    if (!m_splitter->restoreState(QSettings().value(kSplitterSetting).toByteArray()))
        m_splitter->setSizes({side, std::max(side, width() - 3 * side), side * 3 / 2});
    connect(m_view, &RatingView::chosen, this, &AdjudicatePage::choose);
}

void AdjudicatePage::goTo(int row)
{
    m_list->setCurrentIndex(m_model->index(row));
    showItem(row);
}

void AdjudicatePage::showItem(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const DisputedItem& item = m_model->item(row);
    m_unit = item.unit;
    // Read anew without news of this item, the decision that is being made stays.
    if (item == m_shown)
        return;
    m_shown = item;
    m_view->setTexts(item.prefix, item.reference, item.output);
    m_view->setValue(item.decided());
    m_form->setItem(item);
}

void AdjudicatePage::choose(int value)
{
    if (!m_scale.contains(value) || m_model->rowOf(m_unit) < 0)
        return;
    m_view->setValue(value);
    m_form->setValue(value);
}

void AdjudicatePage::save()
{
    if (!m_form->value() || m_model->rowOf(m_unit) < 0)
        return;
    const AdjudicationRequest request{m_unit, m_form->value(), userName(), m_form->category().toStdString(),
                                      m_form->note().toStdString()};
    m_form->setBusy(true);
    m_moveOn = true;
    change([request](Project& project, const Study& study) { return adjudicate(project, study, request); },
           [this](const Error& error) {
               m_form->setBusy(false);
               m_moveOn = false;
               tellFailure(error);
           });
}

void AdjudicatePage::undo()
{
    const int row = m_model->rowOf(m_unit);
    if (row < 0 || m_model->item(row).history.empty())
        return;
    m_form->setBusy(true);
    change([unit = m_unit](Project& project,
                           const Study& study) { return undoAdjudication(project, study, unit, userName()); },
           [this](const Error& error) {
               m_form->setBusy(false);
               tellFailure(error);
           });
}

void AdjudicatePage::next()
{
    const int row = m_model->nextUnresolved(m_model->rowOf(m_unit));
    if (row >= 0)
        goTo(row);
    else
        Q_EMIT notice(tr("Every item is decided."));
}

} // namespace palimpsest
