# SPDX-License-Identifier: Apache-2.0
"""Trains the reader on strips that it makes: python train_reader.py --steps 1600 --out reader.pt"""

import argparse
import time

import cv2
import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset

import strips
from nets import Reader


class Strips(IterableDataset):
    def __init__(self, seed, size):
        self.seed, self.size = seed, size

    def __iter__(self):
        cv2.setNumThreads(1)
        worker = torch.utils.data.get_worker_info()
        yield from strips.batches(self.seed + (worker.id if worker else 0), self.size)


def accuracy(net, batch):
    """Gives the share of letters that are right where a letter is."""
    net.eval()
    with torch.no_grad():
        best = net(batch[0])[:, :37].argmax(1)
    net.train()
    there = (batch[1] >= 0) & (batch[1] < 37)
    return (best == batch[1])[there].float().mean().item()


def main():
    say = argparse.ArgumentParser()
    say.add_argument("--steps", type=int, default=1600)
    say.add_argument("--batch", type=int, default=64)
    say.add_argument("--rate", type=float, default=4e-3)
    say.add_argument("--seed", type=int, default=1)
    say.add_argument("--start", help="weights to go on from")
    say.add_argument("--workers", type=int, default=1)
    say.add_argument("--out", default="reader.pt")
    given = say.parse_args()
    torch.manual_seed(given.seed)
    net = Reader()
    if given.start:
        net.load_state_dict(torch.load(given.start))
    held_out = next(strips.batches(10**6, 400))
    held_out = [torch.from_numpy(part) for part in held_out]
    optimiser = torch.optim.AdamW(net.parameters(), given.rate, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, given.steps, pct_start=0.1)
    loss = nn.CrossEntropyLoss(ignore_index=strips.IGNORE, label_smoothing=0.0)
    start = time.time()
    for step, (pictures, labels) in enumerate(DataLoader(Strips(given.seed * 1000, given.batch), None, num_workers=given.workers, multiprocessing_context="spawn" if given.workers else None,
                                                         prefetch_factor=4), 1):
        optimiser.zero_grad()
        cost = loss(net(pictures), labels)
        cost.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 0 or step == given.steps:
            print(f"{step} loss {cost.item():.4f} right {accuracy(net, held_out):.4f} {time.time() - start:.0f} s", flush=True)
            torch.save(net.state_dict(), given.out)
        if step == given.steps:
            break


if __name__ == "__main__":
    main()
