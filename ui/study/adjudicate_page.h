#pragma once

#include "engine/rating/scale.h"
#include "ui/study/disputed_items_model.h"
#include "ui/study/study_content_page.h"

class QLabel;
class QListView;
class QSplitter;

namespace palimpsest {

class DecisionForm;
class RatingView;

/// The items whose raters are far apart, one by one: texts, what the raters said, and a decision beside it. Ratings are
/// never touched; a decision is added, and undone by another. Says neither who rated nor which model wrote.
class AdjudicatePage : public StudyContentPage {
    Q_OBJECT
public:
    AdjudicatePage(ProjectDesk* desk, OpenStudy* study, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("adjudicate"); }
    QString title() const override { return tr("Adjudicate"); }
    QString iconName() const override { return QStringLiteral("scale"); }

protected:
    void readStudy() override;
    void studyChanged() override;

private:
    struct Contents {
        Scale scale;
        std::vector<DisputedItem> items;
    };
    static Result<Contents> readContents(Project& project, const Study& study);

    QWidget* buildBody();
    void buildShortcuts();
    void take(Contents contents);
    void makeRatingView(const Scale& scale);
    void showItem(int row);
    void goTo(int row);
    void choose(int value);
    void save();
    void undo();
    void next();

    QWidget* m_body;
    DisputedItemsModel* m_model;
    QListView* m_list;
    QLabel* m_progress;
    QSplitter* m_splitter;
    RatingView* m_view = nullptr; ///< made for the study's scale
    DecisionForm* m_form;
    Scale m_scale;
    DisputedItem m_shown;
    std::int64_t m_unit = 0; ///< that is shown
    bool m_moveOn = false;   ///< a decision was saved: the next reading goes to the next item
};

} // namespace palimpsest
