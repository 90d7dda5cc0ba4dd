#pragma once

#include "engine/model/causal_lm.h"
#include "engine/run/prompt.h"
#include "engine/text/tokenizer.h"

#include <functional>
#include <stop_token>

namespace palimpsest {

/// Continues a prompt on the calling thread, without gradients, and tells every token. Beams are searched first, then
/// read by one teacher-forced pass. Nothing of the model changes, and no generator but the request's own is drawn from.
Result<PromptAnswer> answerPrompt(CausalLm& model, const Tokenizer& tokenizer, const PromptRequest& request,
                                  const std::function<void(const PromptToken&)>& tell, const std::stop_token& stop);

} // namespace palimpsest
