# SPDX-License-Identifier: Apache-2.0
"""The two networks, as lists of layers that torch trains and ONNX describes."""

import torch
from torch import nn

# kind, channels out, kernel, stride, dilation; "dw" is by channel. Each is followed by batch norm and ReLU.
READER = [("conv", 16, (5, 5), (2, 2), (1, 1)), ("conv", 24, (3, 3), (1, 1), (1, 1)),
          ("conv", 40, (3, 3), (2, 2), (1, 1)), ("conv", 48, (3, 3), (1, 1), (1, 1)),
          ("conv", 56, (3, 3), (2, 1), (1, 1)), ("flat", 96, (4, 3), (1, 1), (1, 1)),
          ("conv", 72, (1, 3), (1, 1), (1, 1))]


class Block(nn.Sequential):
    def __init__(self, kind, ins, outs, kernel, stride, dilation):
        tall = 0 if kind == "flat" else dilation[0] * (kernel[0] - 1) // 2
        pad = (tall, dilation[1] * (kernel[1] - 1) // 2)
        groups = ins if kind == "dw" else 1
        super().__init__(nn.Conv2d(ins, outs, kernel, stride, pad, dilation, groups, bias=False), nn.BatchNorm2d(outs),
                         nn.ReLU(True))


class Reader(nn.Module):
    """A strip 32 high in, 38 scores (37 letters and none) at every fourth pixel out."""

    def __init__(self):
        super().__init__()
        ins, blocks = 1, []
        for kind, outs, kernel, stride, dilation in READER:
            blocks.append(Block(kind, ins, outs, kernel, stride, dilation))
            ins = outs
        self.blocks = nn.Sequential(*blocks)
        self.drop = nn.Dropout2d(0.05)
        self.last = nn.Conv2d(ins, 38, 1)

    def forward(self, x):
        return self.last(self.drop(self.blocks(x)))[:, :, 0]


def separable(width, dilation):
    return nn.Sequential(Block("dw", width, width, (3, 3), (1, 1), (dilation, dilation)),
                         Block("conv", width, width, (1, 1), (1, 1), (1, 1)))


class Locator(nn.Module):
    """A levelled page in; at a quarter of its size: score of a line's core, cosine and sine of its direction, log2
    of its pitch in pixels less 3."""

    def __init__(self):
        super().__init__()
        self.fine = nn.Sequential(Block("conv", 1, 8, (3, 3), (2, 2), (1, 1)), Block("conv", 8, 20, (3, 3), (2, 2), (1, 1)))
        self.down = Block("conv", 20, 32, (3, 3), (2, 2), (1, 1))
        self.wide = nn.ModuleList(separable(32, d) for d in (1, 2, 4, 8, 4, 2, 1))
        self.up = nn.Upsample(scale_factor=2, mode="nearest")
        self.mix = Block("conv", 52, 24, (1, 1), (1, 1), (1, 1))
        self.tail = separable(24, 1)
        self.last = nn.Conv2d(24, 4, 1)

    def forward(self, x):
        fine = self.fine(x)
        wide = self.down(fine)
        for layer in self.wide:
            wide = wide + layer(wide)
        both = self.mix(torch.cat([self.up(wide), fine], 1))
        return self.last(self.tail(both))
