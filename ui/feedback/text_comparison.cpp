#include "ui/feedback/text_comparison.h"

#include <QSet>
#include <QStringList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace palimpsest {

namespace {

struct Unit {
    int begin = 0;
    QStringView text;
};

constexpr int kWordGram = 3;
constexpr int kCharacterGram = 10;

std::vector<Unit> unitsOf(const QString& text, ComparisonUnit unit)
{
    const bool words = unit == ComparisonUnit::Word;
    QTextBoundaryFinder finder(words ? QTextBoundaryFinder::Word : QTextBoundaryFinder::Grapheme, text);
    std::vector<Unit> units;
    qsizetype begin = 0;
    for (qsizetype end = finder.toNextBoundary(); end >= 0; end = finder.toNextBoundary()) {
        const QStringView piece = QStringView(text).mid(begin, end - begin);
        // White space is no word; by character it counts, since a reader of code sees it.
        if (!piece.isEmpty() && !(words && piece.trimmed().isEmpty()))
            units.push_back({int(begin), piece});
        begin = end;
    }
    return units;
}

/// An n-gram as one string. The separator cannot stand in a shown text.
QString gramAt(const std::vector<Unit>& units, std::size_t first, int n)
{
    QString gram;
    for (int i = 0; i < n; ++i)
        gram += units[first + std::size_t(i)].text.toString() + QChar(u'\0');
    return gram;
}

QSet<QString> gramsOf(const std::vector<Unit>& units, int n)
{
    QSet<QString> grams;
    for (std::size_t i = 0; i + std::size_t(n) <= units.size(); ++i)
        grams.insert(gramAt(units, i, n));
    return grams;
}

std::vector<Likeness> markSamePlace(const std::vector<Unit>& reference, const std::vector<Unit>& candidate,
                                    int leastRun)
{
    std::vector<Likeness> likeness(candidate.size(), Likeness::Different);
    const std::size_t common = std::min(reference.size(), candidate.size());
    const std::size_t least = std::min(std::size_t(leastRun), reference.size());
    for (std::size_t i = 0; i < common;) {
        std::size_t end = i;
        while (end < common && reference[end].text == candidate[end].text)
            ++end;
        if (end - i >= least)
            std::fill(likeness.begin() + std::ptrdiff_t(i), likeness.begin() + std::ptrdiff_t(end),
                      Likeness::SamePlace);
        i = std::max(end, i + 1);
    }
    return likeness;
}

void markElsewhere(std::vector<Likeness>& likeness, const std::vector<Unit>& reference,
                   const std::vector<Unit>& candidate, int n)
{
    const QSet<QString> grams = gramsOf(reference, n);
    for (std::size_t i = 0; i + std::size_t(n) <= candidate.size(); ++i) {
        const auto first = likeness.begin() + std::ptrdiff_t(i);
        if (std::all_of(first, first + n, [](Likeness one) { return one != Likeness::Different; })
            || !grams.contains(gramAt(candidate, i, n)))
            continue;
        std::replace(first, first + n, Likeness::Different, Likeness::Elsewhere);
    }
}

std::vector<ComparedSpan> spansOf(const std::vector<Likeness>& likeness, const std::vector<Unit>& candidate)
{
    std::vector<ComparedSpan> spans;
    for (std::size_t i = 0; i < candidate.size(); ++i) {
        if (likeness[i] == Likeness::Different)
            continue;
        const int end = candidate[i].begin + int(candidate[i].text.size());
        if (i > 0 && likeness[i - 1] == likeness[i])
            spans.back().length = end - spans.back().begin;
        else
            spans.push_back({candidate[i].begin, end - candidate[i].begin, likeness[i]});
    }
    return spans;
}

double share(int part, int whole) { return whole > 0 ? std::min(1.0, double(part) / whole) : 0.0; }

} // namespace

double TextComparison::rememberedShare() const { return share(samePlace, referenceUnits); }

double TextComparison::elsewhereShare() const
{
    return std::min(share(elsewhere, referenceUnits), 1.0 - rememberedShare());
}

int gramLength(ComparisonUnit unit) { return unit == ComparisonUnit::Word ? kWordGram : kCharacterGram; }

TextComparison compareTexts(const QString& reference, const QString& candidate, ComparisonUnit unit)
{
    const std::vector<Unit> wanted = unitsOf(reference, unit);
    const std::vector<Unit> given = unitsOf(candidate, unit);
    std::vector<Likeness> likeness =
        markSamePlace(wanted, given, unit == ComparisonUnit::Word ? 1 : kLeastCharacterRun);
    markElsewhere(likeness, wanted, given, gramLength(unit));

    TextComparison comparison;
    comparison.referenceUnits = int(wanted.size());
    comparison.candidateUnits = int(given.size());
    comparison.samePlace = int(std::count(likeness.begin(), likeness.end(), Likeness::SamePlace));
    comparison.elsewhere = int(std::count(likeness.begin(), likeness.end(), Likeness::Elsewhere));
    comparison.recited = !wanted.empty() && reference.trimmed() == candidate.trimmed();
    comparison.spans = spansOf(likeness, given);
    return comparison;
}

} // namespace palimpsest
