#pragma once

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace palimpsest {

/// A question that was asked: a text of one's own, or a forget sample's prefix.
struct AskedPrompt {
    QString text;
    QString reference; ///< of a sample
    bool isSample = false;
    qint64 sampleId = -1;

    bool operator==(const AskedPrompt&) const = default;
};

/// The last questions, newest first, without repetition; kept in the settings.
class PromptHistory : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kMost = 50;

    explicit PromptHistory(QObject* parent = nullptr);

    void add(const AskedPrompt& prompt);
    void clear();
    const AskedPrompt* prompt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void save() const;

    std::vector<AskedPrompt> m_prompts;
};

} // namespace palimpsest
