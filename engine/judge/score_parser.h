#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

/// How a score was found in a judge's reply, or why none was. A failure is never a score.
enum class ScoreOutcome {
    Strict,       ///< the last line that is not blank is the score, a whole number
    StrictNonint, ///< the same with a number written with a fraction
    Lenient,      ///< one score, in another place or split over two lines
    Ambiguous,    ///< several scores that differ, or a number that goes on ("5-6", "10%")
    OutOfRange,   ///< one score, outside 0 to 10
    NoScore,      ///< text without a score
    Empty,        ///< nothing, or white space only
};

struct ParsedScore {
    ScoreOutcome outcome = ScoreOutcome::NoScore;
    /// 0 to 10, exactly where the outcome is Strict, StrictNonint or Lenient.
    std::optional<double> value;
};

/// Name and version of the grammar below; a score is stored with it.
inline constexpr std::string_view kScoreParser = "scoreline/1";

/// The score of a reply (spec/judge.md section 3). With, case-insensitive and inside one line,
///   KEY = (?:final|finale)\s+score[\s*_`"']*[:=：]   NUM = (-?\d{1,3}(?:\.\d+)?)   OUT = \s*(?:(?:/|out\s+of)\s*10)?
/// and decoration (white space and *_`#>"'()[]. ; at a line's start also one "- "):
///  1. the last line that is not blank is decoration KEY decoration NUM OUT decoration: strict;
///  2. it is decoration NUM OUT decoration, and the one before it ends in KEY decoration: lenient;
///  3. otherwise every KEY decoration NUM OUT counts: none is no score; several values, or a last one that something
///     other than the line's end, . ; , * ` # > follows, are ambiguous; else lenient.
/// Takes time in proportion to the reply. Bytes that are not UTF-8 are characters like any other.
ParsedScore parseScore(std::string_view reply);

/// Whether a text that goes into the prompt itself holds a KEY and NUM, which a reply may repeat.
bool holdsScore(std::string_view text);

/// "strict", "strict_nonint", "lenient", "ambiguous", "out_of_range", "no_score", "empty".
std::string_view nameOf(ScoreOutcome outcome);
std::optional<ScoreOutcome> scoreOutcomeFromName(std::string_view name);

/// Whether the outcome carries a value.
bool isScored(ScoreOutcome outcome);

} // namespace palimpsest
