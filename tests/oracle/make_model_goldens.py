#!/usr/bin/env python3
"""Makes tests/fixtures/models: tiny random models of every family with what transformers computes from them.

Needs torch (CPU), transformers 4.48.0 and safetensors. Deterministic: run it again and the same files appear.

    python tests/oracle/make_model_goldens.py [--only NAME ...]

Every folder is a Hugging Face model directory with, beside it, golden.safetensors:
  decoders   ids, mask [B, T]; logits (with the mask), logits_plain (without); grad.<parameter> of the mean
             cross-entropy with the mask (targets that are real tokens) for a few parameters
  encoder    ids, mask; hidden.<layer>
and golden.json: generations (prompt ids, settings, new tokens) and what was resized.
"""
import argparse, json, os, shutil, sys
from pathlib import Path

os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
import torch
from safetensors.torch import save_file
from transformers import (BertConfig, BertModel, GPT2Config, GPT2LMHeadModel, GPTNeoConfig, GPTNeoForCausalLM,
                          OPTConfig, OPTForCausalLM)

ROOT = Path(__file__).resolve().parent.parent / "fixtures" / "models"


def spread(model, seed):
    """Weights large enough that attention is not flat and generations are not constant."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            noise = torch.randn(parameter.shape, generator=generator)
            if parameter.dim() > 1:
                parameter.copy_(noise * (1.6 / parameter.shape[-1] ** 0.5 if "proj" in name or "attn" in name else 0.35))
            else:
                parameter.add_(noise * 0.2)
    return model.eval()


def neo(**fields):
    base = dict(vocab_size=97, hidden_size=24, num_layers=4, num_heads=3, max_position_embeddings=48, window_size=5,
                attention_types=[[["global", "local"], 2]], intermediate_size=None, bos_token_id=1, eos_token_id=1,
                resid_dropout=0, embed_dropout=0, attention_dropout=0)
    return GPTNeoForCausalLM(GPTNeoConfig(**{**base, **fields}))


def gpt2(**fields):
    base = dict(vocab_size=89, n_embd=20, n_layer=3, n_head=5, n_positions=40, n_inner=36, bos_token_id=1,
                eos_token_id=1, resid_pdrop=0, embd_pdrop=0, attn_pdrop=0)
    return GPT2LMHeadModel(GPT2Config(**{**base, **fields}))


def opt(**fields):
    base = dict(vocab_size=83, hidden_size=24, num_hidden_layers=3, num_attention_heads=2, ffn_dim=40,
                max_position_embeddings=40, word_embed_proj_dim=24, dropout=0, attention_dropout=0, pad_token_id=1,
                bos_token_id=2, eos_token_id=2)
    return OPTForCausalLM(OPTConfig(**{**base, **fields}))


def masked_loss(logits, ids, mask):
    labels = torch.where(mask.bool(), ids, -100)
    return torch.nn.functional.cross_entropy(logits[:, :-1].flatten(0, 1), labels[:, 1:].flatten())


def generations(model, eos, vocabulary, length):
    cases = []
    generator = torch.Generator().manual_seed(5)
    prompts = torch.randint(3, vocabulary, (4, length), generator=generator)
    settings = [dict(num_beams=b, max_new_tokens=n) for b in (1, 2, 3, 5) for n in (14,)]
    settings += [dict(num_beams=2, max_new_tokens=1)]
    # The most frequent greedy token as eos: sequences that end early.
    greedy = model.generate(prompts, max_new_tokens=14, do_sample=False, pad_token_id=eos, eos_token_id=eos)
    tokens, counts = greedy[:, length:].unique(return_counts=True)
    common = int(tokens[counts.argmax()])
    settings += [dict(num_beams=b, max_new_tokens=14, eos_token_id=common, pad_token_id=common) for b in (1, 2, 3, 5)]
    settings += [dict(do_sample=True, temperature=0.8, top_k=9, top_p=0.9, max_new_tokens=14, seed=7, eos_token_id=common, pad_token_id=common),
                 dict(do_sample=True, temperature=1.3, top_k=0, top_p=1.0, max_new_tokens=14, seed=11)]
    for setting in settings:
        options = {"eos_token_id": eos, "pad_token_id": eos, "do_sample": False, "num_beams": 1, **setting}
        torch.manual_seed(options.pop("seed", 0))
        out = model.generate(prompts, attention_mask=torch.ones_like(prompts), **options)
        cases.append({"setting": {"eos_token_id": eos, **setting}, "prompts": prompts.tolist(),
                      "new": out[:, length:].tolist()})
    return cases


def decoder(name, model, seed, dtype=torch.float32, form="safetensors", gradients=(), resize=()):
    directory = ROOT / name
    shutil.rmtree(directory, ignore_errors=True)
    spread(model, seed)
    model.to(dtype).save_pretrained(directory, safe_serialization=form != "bin",
                                    max_shard_size="8KB" if "shard" in form else "5GB")
    if form == "sharded-bin":
        model.save_pretrained(directory, safe_serialization=False, max_shard_size="8KB")
        for file in directory.glob("*.safetensors*"):
            file.unlink()
    model.float()  # what we load: the stored numbers, widened
    config = model.config
    length = 17
    generator = torch.Generator().manual_seed(seed + 1)
    ids = torch.randint(3, config.vocab_size, (4, length), generator=generator)
    mask = torch.ones_like(ids)
    for row, pads in enumerate((0, 3, 9, 1)):
        mask[row, :pads] = 0
        ids[row, :pads] = config.eos_token_id
    golden = {"ids": ids, "mask": mask}
    with torch.no_grad():
        golden["logits_plain"] = model(ids).logits
        positions = (mask.cumsum(1) - 1).clamp(min=0)
        golden["logits_counted"] = model(ids, attention_mask=mask, position_ids=positions).logits
    logits = model(ids, attention_mask=mask).logits
    golden["logits"] = logits.detach()
    # Loss over all rows: the pads of GPT-Neo have gradients of their own.
    masked_loss(logits, ids, mask).backward()
    for parameter in gradients:
        golden["grad." + parameter] = dict(model.named_parameters())[parameter].grad.clone()
    model.zero_grad()
    # Everything counts, as in kl_loss: the pads' outputs too.
    (model(ids, attention_mask=mask).logits ** 2).mean().backward()
    for parameter in gradients:
        golden["gradall." + parameter] = dict(model.named_parameters())[parameter].grad.clone()
    info = {"generations": generations(model, config.eos_token_id, config.vocab_size, 9), "resized": []}
    for size in resize:
        copy = type(model)(config.__class__.from_dict(config.to_dict()))
        copy.load_state_dict(model.state_dict())
        torch.manual_seed(42)
        copy.resize_token_embeddings(size)
        golden[f"resized.{size}.embedding"] = copy.get_input_embeddings().weight.detach().clone()
        golden[f"resized.{size}.head"] = copy.get_output_embeddings().weight.detach().clone()
        info["resized"].append({"size": size, "next_draw": int(torch.empty((), dtype=torch.int64).random_())})
    save_file({key: value.contiguous() for key, value in golden.items()}, directory / "golden.safetensors")
    (directory / "golden.json").write_text(json.dumps(info) + "\n")


def encoder(name, seed):
    directory = ROOT / name
    shutil.rmtree(directory, ignore_errors=True)
    model = spread(BertModel(BertConfig(vocab_size=61, hidden_size=28, num_hidden_layers=4, num_attention_heads=4,
                                        intermediate_size=44, max_position_embeddings=32)), seed)
    model.save_pretrained(directory)
    generator = torch.Generator().manual_seed(seed + 1)
    ids = torch.randint(3, 61, (3, 19), generator=generator)
    mask = torch.ones_like(ids)
    for row, pads in enumerate((0, 4, 12)):
        mask[row, ids.shape[1] - pads:] = 0
        ids[row, ids.shape[1] - pads:] = 0
    with torch.no_grad():
        hidden = model(ids, attention_mask=mask, output_hidden_states=True).hidden_states
    golden = {"ids": ids, "mask": mask}
    for layer, state in enumerate(hidden):
        golden[f"hidden.{layer}"] = state.contiguous()
    save_file(golden, directory / "golden.safetensors")


NEO_GRADIENTS = ("transformer.wte.weight", "transformer.wpe.weight", "transformer.h.0.attn.attention.q_proj.weight",
                 "transformer.h.1.attn.attention.k_proj.weight", "transformer.h.1.attn.attention.v_proj.weight",
                 "transformer.h.3.attn.attention.out_proj.weight", "transformer.h.2.ln_1.weight",
                 "transformer.h.2.ln_2.bias", "transformer.h.0.mlp.c_fc.weight", "transformer.h.0.mlp.c_fc.bias",
                 "transformer.h.3.mlp.c_proj.weight", "transformer.ln_f.weight")
GPT2_GRADIENTS = ("transformer.wte.weight", "transformer.wpe.weight", "transformer.h.0.attn.c_attn.weight",
                  "transformer.h.1.attn.c_attn.bias", "transformer.h.1.attn.c_proj.weight",
                  "transformer.h.2.mlp.c_fc.weight", "transformer.h.0.mlp.c_proj.weight", "transformer.h.0.ln_1.bias")
OPT = "model.decoder.layers."
OPT_GRADIENTS = ("model.decoder.embed_tokens.weight", "model.decoder.embed_positions.weight",
                 OPT + "0.self_attn.q_proj.weight", OPT + "0.self_attn.q_proj.bias", OPT + "1.self_attn.v_proj.bias",
                 OPT + "1.self_attn.out_proj.weight", OPT + "0.self_attn_layer_norm.weight", OPT + "2.fc1.weight",
                 OPT + "2.fc2.bias", OPT + "1.final_layer_norm.bias")

MODELS = {
    "neo": lambda: decoder("neo", neo(), 1, gradients=NEO_GRADIENTS, resize=(90, 101)),
    "neo_half": lambda: decoder("neo_half", neo(intermediate_size=36, num_layers=3, attention_types=[[["local"], 1], [["global"], 2]],
                                                hidden_size=30, num_heads=5), 2, dtype=torch.float16),
    "neo_sharded": lambda: decoder("neo_sharded", neo(num_layers=2, attention_types=[[["global", "local"], 1]]), 3, form="sharded"),
    "gpt2": lambda: decoder("gpt2", gpt2(), 4, gradients=GPT2_GRADIENTS),
    "gpt2_bin": lambda: decoder("gpt2_bin", gpt2(n_layer=2, n_inner=None, activation_function="gelu"), 5, dtype=torch.bfloat16, form="bin"),
    "gpt2_untied": lambda: decoder("gpt2_untied", gpt2(n_layer=1, tie_word_embeddings=False), 6, resize=(80, 93),
                                   gradients=("lm_head.weight", "transformer.wte.weight")),
    "opt": lambda: decoder("opt", opt(), 7, gradients=OPT_GRADIENTS, resize=(75,)),
    "opt_350m": lambda: decoder("opt_350m", opt(do_layer_norm_before=False, word_embed_proj_dim=10, vocab_size=71), 8,
                                form="sharded-bin", dtype=torch.float16,
                                gradients=OPT_GRADIENTS + ("model.decoder.project_in.weight", "model.decoder.project_out.weight")),
    "opt_old": lambda: decoder("opt_old", opt(num_hidden_layers=1, _remove_final_layer_norm=True), 9),
    "bert": lambda: encoder("bert", 10),
}

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="*", default=list(MODELS))
    torch.set_num_threads(1)
    ROOT.mkdir(parents=True, exist_ok=True)
    for name in parser.parse_args().only:
        print(name, file=sys.stderr)
        MODELS[name]()
