#pragma once

#include "engine/run/prompt.h"

#include <QColor>
#include <QString>

namespace palimpsest {

/// A token as one can name it: in quotes, its blanks and line ends visible.
QString quotedToken(const std::string& text);

inline constexpr int kTabColumns = 4; ///< a tab's width in prompts and answers

/// "62.1 %"; below a tenth of a per cent "< 0.1 %".
QString percentText(double probability);

/// The background of a token: the surface's colour at 0, the deepest shade behind text at 1.
QColor probabilityShade(double probability);

/// A token with its probability, the reference's and the likeliest others in one sentence each, for a screen reader.
QString summaryOf(const PromptToken& token);

} // namespace palimpsest
