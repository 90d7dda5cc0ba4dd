"""Strings that are hard on tokenizers, drawn from a seed: the same ones on every machine.

Used by the make_*tokenizer*_goldens.py scripts beside it; needs nothing but Python.
"""

import random

BLOCKS = [  # (first, last) code points
    (0x20, 0x7E), (0xA0, 0xFF), (0x100, 0x24F), (0x250, 0x2AF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x530, 0x58F), (0x590, 0x5FF), (0x600, 0x6FF), (0x700, 0x74F), (0x7C0, 0x7FF), (0x8A0, 0x8FF), (0x900, 0x97F),
    (0xB80, 0xBFF), (0xE00, 0xE7F), (0xF00, 0xFFF), (0x1000, 0x109F), (0x10A0, 0x10FF), (0x1100, 0x11FF),
    (0x13A0, 0x13FF), (0x1680, 0x169F), (0x1780, 0x17FF), (0x1800, 0x18AF), (0x1AB0, 0x1AFF), (0x1C80, 0x1C8F),
    (0x1CD0, 0x1CFF), (0x1D00, 0x1DFF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20CF), (0x20D0, 0x20FF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x2460, 0x24FF), (0x2500, 0x257F), (0x2600, 0x26FF), (0x2700, 0x27BF), (0x2E00, 0x2E7F), (0x3000, 0x303F),
    (0x3040, 0x309F), (0x30A0, 0x30FF), (0x3100, 0x312F), (0x31F0, 0x31FF), (0x3200, 0x32FF), (0x3400, 0x3420),
    (0x4DB0, 0x4E20), (0x9FA0, 0x9FFF), (0xA490, 0xA4CF), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xA8E0, 0xA8FF),
    (0xA960, 0xA9FF), (0xAB30, 0xABBF), (0xAC00, 0xAC40), (0xD7A0, 0xD7FF), (0xE000, 0xE010), (0xF900, 0xFAFF),
    (0xFB00, 0xFB4F), (0xFE00, 0xFE6F), (0xFF00, 0xFFFF), (0x10100, 0x1013F), (0x10330, 0x1034F), (0x10400, 0x1044F),
    (0x105C0, 0x105FF), (0x10D40, 0x10D8F), (0x11000, 0x1107F), (0x110B0, 0x110CF), (0x11380, 0x113FF),
    (0x11900, 0x1195F), (0x119A0, 0x119FF), (0x13430, 0x13460), (0x16D40, 0x16D7F), (0x1CCF0, 0x1CCFF),
    (0x1D400, 0x1D4FF), (0x1E5D0, 0x1E5FF), (0x1E900, 0x1E95F), (0x1F000, 0x1F0FF), (0x1F100, 0x1F1FF),
    (0x1F300, 0x1F6FF), (0x1F900, 0x1FAFF), (0x20000, 0x20040), (0x2A6D0, 0x2A710), (0x2B730, 0x2B830),
    (0x2EBF0, 0x2EC20), (0x2F800, 0x2FA20), (0x30000, 0x30010), (0xE0000, 0xE007F), (0x10FFF0, 0x10FFFF),
]
WORDS = (
    "the of and a to in is was he for it with as his on be at by I this had not are but from or have an they which one "
    "you were her all she there would their we him been has when who will more no if out so said what up its about into "
    "than them can only other new some could time these two may then do first any my now such like our over man me even "
    "most made after also did many before must through years where much your way well down should because each just "
    "those people Mr how too little state good very make world still own see men work long get here between both life "
    "being under never day same another know while last might us great old year off come since against go came right "
    "used take three antidisestablishmentarianism internationalization Łódź naïve café Ångström Straße İstanbul ǅ "
    "ﬁnance coöperate Ελληνικά Σίσυφος Привет мир שלום مرحبا नमस्ते สวัสดี 안녕하세요 こんにちは 世界 你好 Việt Nam"
).split()
CLITICS = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d", "n't", "'S", "'RE", "’s", "'", "''", "'x", " 's", " 'm", " n't"]
PUNCT = [". ", ", ", "? ", "! ", "; ", ": ", " - ", "—", "... ", "…", "\"", "“", "”", "‘", "’", "„", "«", "»", "`", "``",
         "(", ")", "[", "]", "{", "}", "<", ">", "/", "\\", "|", "@", "#", "$", "%", "^", "&", "*", "+", "=", "~", "_",
         " .", " ,", " ?", " !", " ' ", "--", "---", "''"]
SPACES = [" ", "  ", "   ", "\t", "\n", "\r\n", "\n\n", " \n", "\n ", "\u00a0", "\u2003", "\u3000", "\u2028", "\u0085",
          "\x0b", "\x0c", "\u200b", "\u180e", "\u1680", "\u202f", "\ufeff", "\x1c", "\x1f"]
SPECIAL = ["<|endoftext|>", "</s>", "<s>", "<pad>", "<unk>", "[CLS]", "[SEP]", "[PAD]", "[MASK]", "[UNK]", "<|endoftext",
           "|endoftext|>", "[cls]", "<|ENDOFTEXT|>", "<lefty>", "<righty>", "<both>", "whole", "Cased", "<mask>"]
EMOJI = ["😀", "👍🏽", "👩‍👩‍👧‍👦", "🇵🇱🇩🇪", "❤️", "☃", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🧑🏿‍🚀", "1️⃣", "©", "™"]
CODE = ["def f(x):\n    return x[0] + {'a': 1}[\"k\"]  # note\n", "for (int i = 0; i < n; ++i) { sum += a[i]; }\n",
        "<div class=\"x\">&nbsp;</div>", "SELECT * FROM t WHERE id = 'a''b';", "#include <vector>\nusing namespace std;",
        "\tif err != nil {\n\t\treturn nil, err\n\t}\n", "x = lambda y: y**2 if y >= 0 else -y", "https://a.b/c?d=e&f=%20g#h",
        "/usr/local/bin/foo --bar=baz -v 2>&1 | tee log.txt", "const s = `a ${b} c`;", "git@host.org:me/repo.git",
        "0xDEADBEEF 1e-10 3.14159 1,000,000 $5.00 50% 12:34:56 2024-01-31", "\\begin{equation} \\alpha^{2} \\end{equation}"]


def words(r, low=1, high=12):
    out = []
    for _ in range(r.randint(low, high)):
        w = r.choice(WORDS)
        w = r.choice([w, w, w, w.upper(), w.capitalize(), w.lower()])
        if r.random() < 0.15:
            w += r.choice(CLITICS)
        out.append(w)
        out.append(r.choice(PUNCT) if r.random() < 0.2 else r.choice(SPACES) if r.random() < 0.1 else " ")
    return "".join(out)


def script(r):
    first, last = r.choice(BLOCKS)
    chars = [chr(r.randint(first, last)) for _ in range(r.randint(1, 30))]
    if r.random() < 0.5:
        chars = [c if r.random() < 0.8 else r.choice(SPACES) for c in chars]
    return "".join(chars)


def anything(r):
    """Any code points at all, surrogates left out."""
    chars = []
    for _ in range(r.randint(1, 20)):
        c = r.randrange(0x110000 - 0x800)
        chars.append(chr(c if c < 0xD800 else c + 0x800))
    return "".join(chars)


def marks(r):
    """Letters with combining marks of many classes, in any order."""
    pool = list(range(0x300, 0x370)) + [0x483, 0x591, 0x5B0, 0x64B, 0x670, 0x93C, 0x94D, 0xE38, 0x1AB0, 0x1DC0, 0x20D0,
                                        0x302A, 0x3099, 0x1D165, 0x8D3, 0x1ABF, 0x1E94A, 0x345]
    out = []
    for _ in range(r.randint(1, 10)):
        out.append(r.choice("aeiouAEIOUnNsS åéİıſΩϓ가각がﬀ"))
        out.extend(chr(r.choice(pool)) for _ in range(r.randint(0, 4)))
    return "".join(out)


def control(r):
    pool = list(range(0, 0x20)) + list(range(0x7F, 0xA0)) + [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x2029,
                                                             0x2060, 0xFEFF, 0xFFF9, 0xFFFD, 0xFFFE, 0xFFFF, 0x8E2]
    return "".join(r.choice([chr(r.choice(pool)), r.choice(WORDS), " "]) for _ in range(r.randint(1, 25)))


def number(r):
    return " ".join(r.choice(["%d", "%s.", "-%d", "%d%%", "№%d", "٣%d", "%d½", "x%d", "%dth", "$%d.99"])
                    .replace("%s", "%d") % r.randrange(10 ** r.randint(1, 12)) for _ in range(r.randint(1, 8)))


def special(r):
    parts = []
    for _ in range(r.randint(1, 6)):
        parts.append(r.choice([r.choice(SPECIAL), words(r, 1, 3), r.choice(SPACES), r.choice(WORDS)]))
    return "".join(parts)


def long_word(r):
    kind = r.randrange(4)
    length = r.choice([50, 99, 100, 101, 150, 400])
    if kind == 0:
        return r.choice("aZ0.é世=- ") * length
    if kind == 1:
        return "".join(r.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(length))
    if kind == 2:
        return "".join(r.choice("ACGT") for _ in range(length))
    return "".join(r.choice(WORDS) for _ in range(length // 5))


def random_bytes(r):
    kind = r.randrange(3)
    if kind == 0:
        return bytes(r.randrange(256) for _ in range(r.randint(1, 40)))
    if kind == 1:  # valid text with bytes lost or changed
        data = bytearray((script(r) + words(r, 1, 4) + r.choice(EMOJI)).encode("utf-8", "surrogatepass"))
        for _ in range(r.randint(1, 4)):
            if data:
                at = r.randrange(len(data))
                if r.random() < 0.5:
                    del data[at]
                else:
                    data[at] = r.randrange(256)
        return bytes(data)
    pool = [0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0x41]
    return bytes(r.choice(pool) for _ in range(r.randint(1, 24)))


def mixture(r):
    return "".join(r.choice([words(r, 1, 4), script(r), r.choice(EMOJI), r.choice(CODE), r.choice(SPACES), number(r),
                             r.choice(PUNCT), r.choice(CLITICS)]) for _ in range(r.randint(1, 6)))


def spaces(r):
    return "".join(r.choice([r.choice(SPACES), r.choice(SPACES), r.choice(WORDS), "'s", "1", "!"])
                   for _ in range(r.randint(1, 15)))


def code(r):
    return r.choice(SPACES + [""]).join(r.choice(CODE) for _ in range(r.randint(1, 3)))


def emoji(r):
    return "".join(r.choice(EMOJI + [" ", "x"]) for _ in range(r.randint(1, 10)))


KINDS = [words, words, script, script, anything, marks, control, number, special, special, long_word, random_bytes,
         random_bytes, mixture, mixture, spaces, code, emoji]


def strings(seed, count):
    """`count` byte strings, the empty one first. Not all are valid UTF-8."""
    r = random.Random(seed)
    out = [b""]
    while len(out) < count:
        value = KINDS[len(out) % len(KINDS)](r)
        out.append(value if isinstance(value, bytes) else value.encode("utf-8"))
    return out


def sentence(r):
    """One line for a word tokenizer: abbreviations, quotes, dots, numbers and brackets where they hurt."""
    abbreviations = ["Mr.", "Dr.", "U.S.", "e.g.", "i.e.", "etc.", "No.", "St.", "Inc.", "a.m.", "p.m.", "vs.", "J.", "K.",
                     "Jan.", "Prof.", "U.S.A.", "Ph.D.", "cf.", "Fig.", "approx.", "..", "...", "....", ". . .", "…"]
    contractions = ["can't", "cannot", "gonna", "gotta", "wanna", "gimme", "lemme", "d'ye", "more'n", "'tis", "'twas",
                    "don't", "I'm", "she'd", "they'll", "we've", "you're", "it's", "dogs'", "O'Neil", "rock'n'roll", "'em",
                    "y'all", "CANNOT", "Gonna", "ain't", "DON'T", "I'M", "'90s", "'a", "'b c", "'re", "n't", "''", "'s"]
    quotes = ['"', "'", "``", "''", "`", "“", "”", "‘", "’", "„", "«", "»", '""', "'\"", "\"'", "```"]
    marks_ = [".", ",", ";", ":", "?", "!", "?!", "!!", ".)", ").", ".\"", ".'", ".''", ".”", "--", "---", "-", "*", "**", "&",
              "%", "#", "@", "$", "/", "...", "..", ",,", ":,", "[", "]", "(", ")", "{", "}", "<", ">", "<<", ">>", "]."]
    numbers = ["1", "3.14", "1,000", "$5.00", "50%", "12:30", "1990s", "1.", "2)", "0.", ".5", "-3", "1,2", "10:", "№5", "٣", "½"]
    out = []
    for _ in range(r.randint(1, 30)):
        kind = r.random()
        token = (r.choice(WORDS) if kind < 0.5 else r.choice(abbreviations) if kind < 0.6 else
                 r.choice(contractions) if kind < 0.7 else r.choice(quotes) if kind < 0.8 else
                 r.choice(marks_) if kind < 0.9 else r.choice(numbers))
        if r.random() < 0.15:
            token = token.capitalize()
        if r.random() < 0.12:
            token = r.choice(quotes + marks_) + token
        if r.random() < 0.25:
            token += r.choice(marks_ + quotes + [".", ".", ",", "?"])
        out.append(token)
        spot = r.random()
        out.append(" " if spot < 0.85 else "" if spot < 0.92 else r.choice(SPACES))
    return "".join(out)
