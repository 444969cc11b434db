#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Turns a block-quantised ONNX network (opset 21) into plain float32 (opset 11).

usage: dequantise.py SOURCE RESULT

OpenCV 4.6 knows neither block-wise DequantizeLinear nor opset 21. Every weight is therefore computed
here, once: the constant DequantizeLinear and Reshape nodes are replaced by their value. What is left
are operators that mean the same in opset 11, which onnx's checker confirms. The same SOURCE always
gives the same bytes.
"""
import os
import sys

import numpy
import onnx
from onnx import helper, numpy_helper

OPSET, IR_VERSION = 11, 6


def plain(model):
    graph, constants, renamed, nodes = model.graph, {}, {}, []
    for tensor in graph.initializer:
        constants[tensor.name] = numpy_helper.to_array(tensor)
    for node in graph.node:
        known = all(name in constants for name in node.input)
        if node.op_type == "DequantizeLinear" and known:
            constants[node.output[0]] = dequantised(node, *(constants[name] for name in node.input))
        elif node.op_type == "Reshape" and known:
            data, shape = (constants[name] for name in node.input)
            constants[node.output[0]] = data.reshape(shape)
        elif node.op_type == "Dropout":  # does nothing outside training
            renamed[node.output[0]] = node.input[0]
        else:
            node.input[:] = [renamed.get(name, name) for name in node.input]
            nodes.append(node)

    used = {name for node in nodes for name in node.input}
    weights = [numpy_helper.from_array(numpy.ascontiguousarray(value), name)
               for name, value in constants.items() if name in used]
    inputs = [value for value in graph.input if value.name in used and value.name not in constants]
    result = helper.make_model(helper.make_graph(nodes, graph.name, inputs, graph.output, weights),
                               opset_imports=[helper.make_opsetid("", OPSET)])
    result.ir_version = IR_VERSION
    onnx.checker.check_model(result)
    return result


def dequantised(node, values, scale, zero):
    """(values - zero) * scale, each scale standing for one block, one slice or all of `values`."""
    given = {attribute.name: attribute.i for attribute in node.attribute}
    axis, block = given.get("axis", 1), given.get("block_size", 0)
    if block:
        of_value = numpy.arange(values.shape[axis]) // block
        scale, zero = scale.take(of_value, axis), zero.take(of_value, axis)
    elif scale.ndim == 1:
        along = [-1 if dimension == axis else 1 for dimension in range(values.ndim)]
        scale, zero = scale.reshape(along), zero.reshape(along)
    return (values.astype(numpy.float32) - zero.astype(numpy.float32)) * scale


def main(source, result):
    data = plain(onnx.load(source)).SerializeToString(deterministic=True)
    with open(result + ".part", "wb") as file:
        file.write(data)
    os.replace(result + ".part", result)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
