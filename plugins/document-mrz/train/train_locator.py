# SPDX-License-Identifier: Apache-2.0
"""Trains the locator on pages that it makes: python train_locator.py --steps 1500 --out locator.pt"""

import argparse
import time

import cv2
import torch
from torch import nn
from torch.utils.data import DataLoader, IterableDataset

import pages
from nets import Locator


class Pages(IterableDataset):
    def __init__(self, seed, size):
        self.seed, self.size = seed, size

    def __iter__(self):
        cv2.setNumThreads(1)
        worker = torch.utils.data.get_worker_info()
        yield from pages.batches(self.seed + (worker.id if worker else 0), self.size)


def cost_of(given, truth):
    """Weighs where lines are against their direction and pitch."""
    there = truth[:, 0]
    core = nn.functional.binary_cross_entropy_with_logits(given[:, 0], there, truth[:, 4], reduction="none")
    core = (core * (1 + 2 * there)).mean()
    many = there.sum() + 1
    turn = (((given[:, 1:3] - truth[:, 1:3]) ** 2).sum(1) * there).sum() / many
    pitch = (nn.functional.smooth_l1_loss(given[:, 3], truth[:, 3], beta=0.1, reduction="none") * there).sum() / many
    return core * 5 + turn * 0.5 + pitch * 0.5


def quality(net, batch):
    """Gives intersection over union of the cores, and the share of directions right to 10 degrees."""
    net.eval()
    with torch.no_grad():
        given = net(batch[0])
    net.train()
    on, there, counts = given[:, 0] > 0, batch[1][:, 0] > 0, batch[1][:, 4] > 0
    union = ((on | there) & counts).sum()
    turn = nn.functional.cosine_similarity(given[:, 1:3], batch[1][:, 1:3], dim=1)[there]
    return ((on & there).sum() / union).item(), (turn > 0.985).float().mean().item()


def main():
    say = argparse.ArgumentParser()
    say.add_argument("--steps", type=int, default=1500)
    say.add_argument("--batch", type=int, default=16)
    say.add_argument("--rate", type=float, default=4e-3)
    say.add_argument("--seed", type=int, default=1)
    say.add_argument("--start", help="weights to go on from")
    say.add_argument("--workers", type=int, default=1)
    say.add_argument("--out", default="locator.pt")
    given = say.parse_args()
    torch.manual_seed(given.seed)
    net = Locator()
    if given.start:
        net.load_state_dict(torch.load(given.start))
    held_out = [torch.from_numpy(part) for part in next(pages.batches(10**6, 80))]
    optimiser = torch.optim.AdamW(net.parameters(), given.rate, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, given.steps, pct_start=0.1)
    start = time.time()
    for step, (pictures, truth) in enumerate(DataLoader(Pages(given.seed * 1000, given.batch), None, num_workers=given.workers, multiprocessing_context="spawn" if given.workers else None,
                                                        prefetch_factor=4), 1):
        optimiser.zero_grad()
        cost = cost_of(net(pictures), truth)
        cost.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 0 or step == given.steps:
            core, turn = quality(net, held_out)
            print(f"{step} cost {cost.item():.4f} overlap {core:.3f} direction {turn:.3f} {time.time() - start:.0f} s", flush=True)
            torch.save(net.state_dict(), given.out)
        if step == given.steps:
            break


if __name__ == "__main__":
    main()
