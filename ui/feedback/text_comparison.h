#pragma once

#include <QString>

#include <vector>

namespace palimpsest {

/// What a candidate is compared by: words (UAX 29; punctuation is a word of its own, white space none), or characters
/// as a reader sees them (grapheme clusters).
enum class ComparisonUnit { Word, Character };

/// How a stretch of the candidate relates to the reference.
enum class Likeness {
    Different,
    SamePlace, ///< unit i of the candidate equals unit i of the reference: still remembered
    Elsewhere, ///< belongs to an n-gram that stands elsewhere in the reference
};

/// A stretch of the candidate, in UTF-16 units as QTextCursor counts. White space between two stretches of one likeness
/// belongs to them.
struct ComparedSpan {
    int begin = 0;
    int length = 0;
    Likeness likeness = Likeness::Different;

    bool operator==(const ComparedSpan&) const = default;
};

struct TextComparison {
    std::vector<ComparedSpan> spans; ///< ascending, without those that are Different
    int referenceUnits = 0;
    int candidateUnits = 0;
    int samePlace = 0; ///< units of the candidate
    int elsewhere = 0;
    bool recited = false; ///< trimmed, the texts are equal

    /// Share of the reference that stands where it stood: samePlace / referenceUnits; 0 without a reference.
    double rememberedShare() const;
    /// What n-grams found elsewhere add to it; both together are at most 1.
    double elsewhereShare() const;
};

/// n of the n-grams that count as found elsewhere.
int gramLength(ComparisonUnit unit);
/// Characters coincide by chance; so many in a row do not.
inline constexpr int kLeastCharacterRun = 3;

TextComparison compareTexts(const QString& reference, const QString& candidate, ComparisonUnit unit);

} // namespace palimpsest
