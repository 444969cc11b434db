# SPDX-License-Identifier: Apache-2.0
"""Writes trained weights as ONNX, batch norms folded into their convolutions: python to_onnx.py reader.pt reader.onnx"""

import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from nets import Locator, Reader


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def add(self, kind, inputs, **attributes):
        self.count += 1
        name = f"{kind.lower()}_{self.count}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def constant(self, values):
        self.count += 1
        name = f"c_{self.count}"
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def convolve(self, x, conv, norm=None):
        weight = conv.weight.detach().numpy()
        bias = conv.bias.detach().numpy() if conv.bias is not None else np.zeros(len(weight), np.float32)
        if norm is not None:
            gain = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach().numpy()
            weight = weight * gain[:, None, None, None]
            bias = norm.bias.detach().numpy() + (bias - norm.running_mean.detach().numpy()) * gain
        inputs = [x, self.constant(weight.astype(np.float32)), self.constant(bias.astype(np.float32))]
        y, z = conv.padding
        return self.add("Conv", inputs, kernel_shape=list(conv.kernel_size), strides=list(conv.stride), pads=[y, z, y, z],
                        dilations=list(conv.dilation), group=conv.groups)

    def block(self, x, block):
        return self.add("Relu", [self.convolve(x, block[0], block[1])])

    def blocks(self, x, blocks):
        for block in blocks:
            x = self.block(x, block)
        return x


def reader_graph(graph, net):
    return graph.convolve(graph.blocks("input", net.blocks), net.last)


def locator_graph(graph, net):
    fine = graph.blocks("input", net.fine)
    wide = graph.block(fine, net.down)
    for layer in net.wide:
        wide = graph.add("Add", [wide, graph.blocks(wide, layer)])
    sizes = graph.constant(np.array([1, 1, 2, 2], np.float32))
    up = graph.add("Resize", [wide, "", sizes], mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")
    both = graph.block(graph.add("Concat", [up, fine], axis=1), net.mix)
    return graph.convolve(graph.blocks(both, net.tail), net.last)


def main():
    source, target = sys.argv[1:3]
    weights = torch.load(source)
    locator = "down.0.weight" in weights
    net = Locator() if locator else Reader()
    net.load_state_dict(weights)
    graph = Graph()
    last = (locator_graph if locator else reader_graph)(graph, net)
    graph.nodes[-1].output[0] = "output"
    shape = [1, 1, 480, 640] if locator else [1, 1, 32, 768]
    given = [1, 4, 120, 160] if locator else [1, 38, 1, 192]
    made = helper.make_graph(graph.nodes, "locator" if locator else "reader",
                             [helper.make_tensor_value_info("input", TensorProto.FLOAT, shape)],
                             [helper.make_tensor_value_info("output", TensorProto.FLOAT, given)], graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 13)], producer_name="cotejo")
    model.ir_version = 7
    onnx.checker.check_model(model)
    onnx.save(model, target)


if __name__ == "__main__":
    main()
