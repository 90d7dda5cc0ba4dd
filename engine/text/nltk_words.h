#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// Splits one sentence into words by the rules of NLTK 3.9's NLTKWordTokenizer: one pass over the text for each of its
/// patterns, in its order. Quotes come out as `` and ''.
std::vector<std::u32string> nltkWords(std::u32string_view sentence);

} // namespace palimpsest
