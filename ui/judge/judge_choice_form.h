#pragma once

#include "engine/judge/judge_store.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace palimpsest {

class FormField;
class OpenJudge;

/// Who grades, and how: endpoint, model, profile, replicates; what it may cost and what it does.
class JudgeChoiceForm : public QWidget {
    Q_OBJECT
public:
    explicit JudgeChoiceForm(OpenJudge* judge, QWidget* parent = nullptr);

    /// Puts everything but prompt and candidates into the settings.
    void fill(JudgeRun& run) const;
    /// What is missing or wrong, in words; empty: nothing. Marks the fields.
    QString check();
    /// Endpoint, model and price of a run: for the next one like it.
    void take(const JudgeRun& run);

Q_SIGNALS:
    void changed();
    void endpointsRequested();

private:
    QWidget* buildJudge();
    QWidget* buildRequest();
    QWidget* buildMoney();
    QLineEdit* amountLine(const char* name);
    void showEndpoints();
    void showModels();
    void showProfile();
    void recallPrice();
    void takePrice(const Price& price);
    const Endpoint* endpoint() const;
    std::optional<Price> price() const;

    OpenJudge* const m_judge;
    QComboBox* m_endpoint;
    QComboBox* m_model;
    QComboBox* m_profile;
    QLabel* m_profileMeaning;
    QSpinBox* m_maxTokens;
    QCheckBox* m_retryTruncated;
    QSpinBox* m_replicates;
    QLineEdit* m_budget;
    QLineEdit* m_priceIn;
    QLineEdit* m_priceCached;
    QLineEdit* m_priceOut;
    QLineEdit* m_currency;
    QLineEdit* m_source;
    FormField* m_endpointField = nullptr;
    FormField* m_modelField = nullptr;
    FormField* m_maxTokensField = nullptr;
    FormField* m_budgetField = nullptr;
    FormField* m_priceInField = nullptr;
    FormField* m_priceCachedField = nullptr;
    FormField* m_priceOutField = nullptr;
    FormField* m_sourceField = nullptr;
    bool m_filling = false;
};

} // namespace palimpsest
