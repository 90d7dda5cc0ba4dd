#include "ui/judge/endpoints_page.h"

#include "engine/judge/endpoint_test.h"
#include "ui/judge/endpoint_form.h"
#include "ui/judge/endpoint_test_panel.h"
#include "ui/judge/open_judge.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/scroll_area.h"
#include "ui/theme/spacing.h"

#include <QAction>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kListWidth = 176;
constexpr int kFormWidth = 560;
constexpr int kTestWidth = 400;
constexpr int kEndpointHeight = 32;
constexpr int kIcon = 16;
const QString kEndpointsSplitter = QStringLiteral("endpoints/splitter");

bool same(const Endpoint& one, const Endpoint& other) { return toJson(one) == toJson(other); }

} // namespace

EndpointsPage::EndpointsPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent)
    : Page(parent),
      m_desk(desk),
      m_judge(judge),
      m_new(new QAction(themeIcon(QStringLiteral("plus")), tr("New endpoint"), this)),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(QStringLiteral("server"), QString())),
      m_list(new QListWidget),
      m_form(new EndpointForm(judge->keys())),
      m_test(new EndpointTestPanel(judge->keys())),
      m_save(new QPushButton(tr("Save"))),
      m_revert(new QPushButton(tr("Undo changes"))),
      m_remove(new QPushButton(tr("Remove…")))
{
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildList());
    splitter->addWidget(buildForm());
    splitter->addWidget(buildTest());
    splitter->setSizes({kListWidth, kFormWidth, kTestWidth});
    for (int pane = 0; pane < splitter->count(); ++pane)
        splitter->setStretchFactor(pane, pane);
    splitter->restoreState(QSettings().value(kEndpointsSplitter).toByteArray());
    connect(splitter, &QSplitter::splitterMoved, this,
            [splitter] { QSettings().setValue(kEndpointsSplitter, splitter->saveState()); });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connectParts();
    showLoaded();
}

QWidget* EndpointsPage::buildList()
{
    m_list->setAccessibleName(tr("Endpoints"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setIconSize(QSize(kIcon, kIcon) * Theme::instance().fontScale());
    m_list->setMinimumWidth(Theme::instance().scaled(136));
    m_list->setTextElideMode(Qt::ElideMiddle);
    return m_list;
}

QWidget* EndpointsPage::buildForm()
{
    m_save->setObjectName(QStringLiteral("save"));
    m_save->setProperty("primary", true);
    m_save->setShortcut(QKeySequence::Save);
    m_save->setToolTip(tr("Stores the settings in the project, without the key (Ctrl+S)"));
    m_revert->setToolTip(tr("Back to what is stored"));
    m_remove->setObjectName(QStringLiteral("remove"));
    m_remove->setToolTip(tr("Only an endpoint that no judge run used can be removed"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_revert);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpaceWide, 8, kSpaceWide, kSpaceWide);
    column->addWidget(m_form);
    column->addStretch(1);
    auto* pane = new QWidget;
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(verticalScrollArea(content), 1);
    auto* foot = new QWidget;
    foot->setLayout(buttons);
    buttons->setContentsMargins(kSpaceWide, 8, kSpaceWide, 8);
    layout->addWidget(foot);
    pane->setMinimumWidth(Theme::instance().scaled(360));
    return pane;
}

QWidget* EndpointsPage::buildTest()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpaceWide, 8, kSpaceWide, kSpaceWide);
    column->addWidget(m_test);
    QScrollArea* area = verticalScrollArea(content);
    area->setMinimumWidth(Theme::instance().scaled(232));
    return area;
}

void EndpointsPage::connectParts()
{
    m_new->setToolTip(tr("Another server that can grade"));
    connect(m_new, &QAction::triggered, this, &EndpointsPage::addNew);
    connect(m_empty, &EmptyState::actionTriggered, this, &EndpointsPage::addNew);
    connect(m_judge, &OpenJudge::loaded, this, &EndpointsPage::showLoaded);
    connect(m_list, &QListWidget::currentRowChanged, this, &EndpointsPage::showSelected);
    connect(m_form, &EndpointForm::edited, this, &EndpointsPage::onEdited);
    connect(m_test, &EndpointTestPanel::settingsAdvised, this, &EndpointsPage::takeAdvice);
    connect(m_test, &EndpointTestPanel::tested, this,
            [this](const QString& endpoint, const EndpointTestReport& report) {
                m_judge->setListedModels(endpoint.toStdString(), report.models);
            });
    connect(m_save, &QPushButton::clicked, this, &EndpointsPage::save);
    connect(m_revert, &QPushButton::clicked, this, &EndpointsPage::revert);
    connect(m_remove, &QPushButton::clicked, this, &EndpointsPage::askToRemove);
}

void EndpointsPage::test(const QString& model) { m_test->test(model); }

const Endpoint* EndpointsPage::stored(std::int64_t id) const
{
    const auto& all = m_judge->endpoints();
    const auto found = std::ranges::find(all, id, &Endpoint::id);
    return found == all.end() ? nullptr : &*found;
}

/// As the form shows it: the draft, where there is one.
Endpoint EndpointsPage::shown(std::int64_t id) const
{
    if (const auto draft = m_drafts.find(id); draft != m_drafts.end())
        return draft->second;
    const Endpoint* kept = stored(id);
    return kept != nullptr ? *kept : Endpoint();
}

void EndpointsPage::showLoaded()
{
    std::erase_if(m_drafts, [this](const auto& draft) { return draft.first != 0 && stored(draft.first) == nullptr; });
    const bool any = !m_judge->endpoints().empty() || m_drafts.count(0) > 0;
    m_stack->setCurrentIndex(any ? 1 : 0);
    const QString why = m_judge->whyNothing();
    m_empty->setSentence(why.isEmpty() ? tr("An endpoint is a server whose language model grades candidates: OpenAI, "
                                            "Azure, or one of your own.")
                                       : why);
    m_empty->setAction(why.isEmpty() ? tr("New endpoint") : QString());
    showList();
}

void EndpointsPage::showList()
{
    const std::optional<std::int64_t> selected = m_selected;
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        std::vector<std::int64_t> ids;
        for (const Endpoint& endpoint : m_judge->endpoints())
            ids.push_back(endpoint.id);
        if (m_drafts.count(0) > 0)
            ids.push_back(0);
        for (const std::int64_t id : ids) {
            const Endpoint endpoint = shown(id);
            const QString name = endpoint.name.empty() ? tr("New endpoint") : QString::fromStdString(endpoint.name);
            auto* item = new QListWidgetItem(safeText(m_drafts.count(id) > 0 ? name + QStringLiteral(" •") : name));
            item->setData(Qt::UserRole, qlonglong(id));
            item->setIcon(themeIcon(QStringLiteral("server"), Token::Muted));
            item->setSizeHint(QSize(0, Theme::instance().scaled(kEndpointHeight)));
            item->setToolTip(safeText(QString::fromStdString(endpoint.baseUrl)).toHtmlEscaped());
            m_list->addItem(item);
        }
    }
    select(selected.value_or(m_judge->endpoints().empty() ? 0 : m_judge->endpoints().front().id));
}

void EndpointsPage::select(std::int64_t id)
{
    int row = m_list->count() > 0 ? 0 : -1;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->data(Qt::UserRole).toLongLong() == id)
            row = i;
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(row);
    }
    showSelected();
}

void EndpointsPage::showSelected()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) {
        m_selected.reset();
        return updateButtons();
    }
    const std::int64_t id = item->data(Qt::UserRole).toLongLong();
    const bool another = m_selected != id;
    m_selected = id;
    const Endpoint endpoint = shown(id);
    if (another || !same(endpoint, m_form->endpoint()))
        m_form->setEndpoint(endpoint, stored(id) != nullptr);
    if (another) {
        m_test->clear();
        m_test->setModels(m_judge->listedModels(endpoint.name));
    }
    updateButtons();
}

void EndpointsPage::addNew()
{
    if (m_drafts.count(0) == 0) {
        Endpoint fresh;
        fresh.keyRef = "OPENAI_API_KEY";
        m_drafts[0] = fresh;
    }
    m_selected = 0;
    showLoaded();
    m_form->setFocus();
}

void EndpointsPage::onEdited()
{
    if (!m_selected)
        return;
    const Endpoint now = m_form->endpoint();
    const Endpoint* kept = stored(*m_selected);
    if (kept != nullptr && same(*kept, now))
        m_drafts.erase(*m_selected);
    else
        m_drafts[*m_selected] = now;
    QListWidgetItem* item = m_list->currentItem();
    const QString name = now.name.empty() ? tr("New endpoint") : QString::fromStdString(now.name);
    if (item != nullptr)
        item->setText(safeText(m_drafts.count(*m_selected) > 0 ? name + QStringLiteral(" •") : name));
    updateButtons();
}

void EndpointsPage::takeAdvice(Endpoint endpoint)
{
    if (!m_selected)
        return;
    endpoint.id = *m_selected;
    m_form->setEndpoint(endpoint, true);
    onEdited();
}

void EndpointsPage::updateButtons()
{
    const bool valid = m_selected && m_form->isValid();
    const bool edited = m_selected && m_drafts.count(*m_selected) > 0;
    m_save->setEnabled(valid && edited);
    m_revert->setEnabled(edited);
    m_revert->setText(m_selected == 0 ? tr("Drop it") : tr("Undo changes"));
    m_remove->setEnabled(m_selected && *m_selected != 0);
    m_test->setEndpoint(m_form->endpoint(), valid);
}

void EndpointsPage::save()
{
    const std::int64_t id = *m_selected;
    m_save->setEnabled(false);
    m_desk->write(
        this,
        [endpoint = m_form->endpoint()](Project& project) -> Result<std::int64_t> {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return store.saveRenamed(endpoint);
        },
        [this, id](const Result<std::int64_t>& saved) {
            if (!saved) {
                updateButtons();
                return Q_EMIT problem(QString::fromStdString(saved.error().text()), tr("The endpoint is not stored."));
            }
            m_drafts.erase(id);
            m_selected = *saved;
        });
}

void EndpointsPage::revert()
{
    m_drafts.erase(*m_selected);
    if (m_selected == 0)
        m_selected.reset();
    showLoaded();
}

void EndpointsPage::askToRemove()
{
    const std::int64_t id = *m_selected;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Remove endpoint"),
                                tr("Remove %1 from the project?").arg(QString::fromStdString(shown(id).name)),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("removeEndpoint"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QPushButton* yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, id] { remove(id); });
    box->open();
}

void EndpointsPage::remove(std::int64_t id)
{
    m_desk->write(
        this,
        [id](Project& project) -> Status {
            PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
            return store.removeEndpoint(id);
        },
        [this, id](const Status& removed) {
            if (!removed)
                return Q_EMIT problem(QString::fromStdString(removed.error().text()), tr("It was not removed."));
            m_drafts.erase(id);
            m_selected.reset();
        });
}

} // namespace palimpsest
