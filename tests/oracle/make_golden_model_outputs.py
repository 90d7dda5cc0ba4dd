#!/usr/bin/env python3
"""What transformers computes from a model, for tests/engine/model/tst_golden_model.cpp; and whether it loads ours.

Needs torch (CPU), transformers 4.48.0 and safetensors. Outputs for the golden model are never committed.

    python tests/oracle/make_golden_model_outputs.py MODEL OUT.safetensors
        writes ids, mask, logits and beam outputs; PALIMPSEST_MODEL_GOLDENS=OUT.safetensors makes the test use them
    python tests/oracle/make_golden_model_outputs.py --same MODEL OURS
        fails unless transformers loads OURS completely and to the weights of MODEL
"""
import os
import sys

os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM


def load(directory):
    model, info = AutoModelForCausalLM.from_pretrained(directory, torch_dtype=torch.float32, output_loading_info=True)
    if any(info.values()):
        raise SystemExit(f"{directory}: {info}")
    return model.eval()


def same(a, b):
    first, second = load(a).state_dict(), load(b).state_dict()
    different = [name for name in first if not torch.equal(first[name], second.get(name, torch.empty(0)))]
    if different or first.keys() != second.keys():
        raise SystemExit(f"different: {different[:5]}")


def outputs(directory, out):
    model = load(directory)
    eos = model.config.eos_token_id
    ids = torch.randint(1, model.config.vocab_size, (4, 200), generator=torch.Generator().manual_seed(3))
    mask = torch.ones_like(ids)
    for row, pads in enumerate((0, 5, 70, 130)):
        mask[row, :pads] = 0
        ids[row, :pads] = eos
    prompts = ids[:, :50]
    with torch.no_grad():
        tensors = {"ids": ids, "mask": mask, "plain": model(ids).logits, "masked": model(ids, attention_mask=mask).logits}
        for beams in (1, 2, 3, 5):
            tensors[f"beams{beams}"] = model.generate(
                prompts, attention_mask=torch.ones_like(prompts), max_new_tokens=50, num_beams=beams, do_sample=False,
                pad_token_id=eos)[:, 50:]
    save_file({name: tensor.contiguous() for name, tensor in tensors.items()}, out)


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1:2] == ["--same"] and len(sys.argv) == 4:
        same(sys.argv[2], sys.argv[3])
    elif len(sys.argv) == 3:
        outputs(sys.argv[1], sys.argv[2])
    else:
        raise SystemExit(__doc__)
