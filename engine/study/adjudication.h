#pragma once

#include "engine/study/study_ratings.h"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// What an adjudicator decided of one item. Decisions are added, never changed; the last one counts.
struct Adjudication {
    std::int64_t id = 0;
    std::optional<int> value; ///< nothing: taken back, the item is unresolved again
    std::string by, category, note, at;
    bool operator==(const Adjudication&) const = default;
};

/// An item whose raters are kUnresolvedRange or more apart, or that was adjudicated before, as an adjudicator may see
/// it: texts and values, neither model nor rater.
struct DisputedItem {
    struct Voice {
        int value = 0;
        std::string comment;
        bool operator==(const Voice&) const = default;
    };
    std::int64_t unit = 0;
    std::string prefix, reference, output;
    std::vector<Voice> voices; ///< A, B, C …: in an order of the item's own, so that a letter is no rater
    int range = 0;
    std::vector<Adjudication> history; ///< oldest first

    std::optional<int> decided() const { return history.empty() ? std::nullopt : history.back().value; }
    bool operator==(const DisputedItem&) const = default;
};
/// In the order of the units; the same letters for the same study on every call.
Result<std::vector<DisputedItem>> disputedItems(Project& project, const Study& study, const StudyRatings& ratings);

struct AdjudicationRequest {
    std::int64_t unit = 0;
    std::optional<int> value; ///< nothing: takes the decision back
    std::string by, category, note;
};
/// Adds an adjudication that supersedes the item's last one; ratings stay as they are.
Status adjudicate(Project& project, const Study& study, const AdjudicationRequest& request);

/// Adds an adjudication that says what held before the item's last one; done twice, it is as at first. An item without
/// adjudications is an error.
Status undoAdjudication(Project& project, const Study& study, std::int64_t unit, const std::string& by);

} // namespace palimpsest
