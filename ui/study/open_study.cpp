#include "ui/study/open_study.h"

#include <algorithm>

namespace palimpsest {

OpenStudy::OpenStudy(ProjectDesk* desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(desk, &ProjectDesk::changed, this, &OpenStudy::reload);
    reload();
}

void OpenStudy::reload()
{
    const int question = ++m_question;
    if (m_folder != m_desk->folder()) {
        m_folder = m_desk->folder();
        m_studies.clear();
        m_chosen = false;
    }
    if (!m_desk->exists()) {
        take(std::vector<Study>());
        return;
    }
    m_loading = true;
    Q_EMIT loading();
    m_desk->read(
        this, [](Project& project) { return palimpsest::studies(project); },
        [this, question](Result<std::vector<Study>> studies) {
            if (question == m_question)
                take(std::move(studies));
        });
}

void OpenStudy::take(Result<std::vector<Study>> studies)
{
    m_loading = false;
    m_problem = studies ? QString() : QString::fromStdString(studies.error().text());
    m_studies = studies ? *std::move(studies) : std::vector<Study>();
    std::ranges::reverse(m_studies);
    const std::int64_t before = m_current;
    if (!m_chosen || study(m_current) == nullptr) {
        m_chosen = false;
        m_current = m_studies.empty() ? 0 : m_studies.front().id;
    }
    Q_EMIT loaded();
    if (m_current != before)
        Q_EMIT currentChanged();
}

const Study* OpenStudy::study(std::int64_t id) const
{
    const auto found = std::ranges::find(m_studies, id, &Study::id);
    return found == m_studies.end() ? nullptr : &*found;
}

const Study* OpenStudy::current() const { return study(m_current); }

void OpenStudy::setCurrent(std::int64_t study)
{
    m_chosen = true;
    if (study == m_current)
        return;
    m_current = study;
    Q_EMIT currentChanged();
}

QString epochName(std::int64_t epoch)
{
    if (epoch == kFinalEpoch)
        return OpenStudy::tr("final");
    return epoch == 0 ? OpenStudy::tr("epoch 0 (before)") : OpenStudy::tr("epoch %1").arg(epoch);
}

} // namespace palimpsest
