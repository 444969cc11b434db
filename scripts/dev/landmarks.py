#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Turns MediaPipe's landmark networks from TensorFlow Lite into float32 ONNX (opset 11).

usage: landmarks.py SOURCE NETWORK RESULT READER...

SOURCE is the archive of PyPI's `mediapipe`, NETWORK face or eye, READER... the archives of `tflite` and
`flatbuffers`, imported as they lie. float16 weights become float32; pictures go from N x H x W x C to
N x C x H x W by turning the weights, so that no Transpose is left. An operator that is not below is
refused. The same SOURCE always gives the same bytes. Inputs are N x 3 x side x side, RGB, 0 to 1.

face, as MediaPipe uses it (mediapipe/modules/face_landmark, 0.10.14), side 192:
- the crop is a square, turned so that the line through both eyes is level, whose side is 1.5 times the
  longer side of the box around all points, and whose centre is that box's; no shift. Outside the
  picture its edge is repeated.
- points: N x 468 x 3, x and y in pixels of the crop, z in the same unit, less is nearer to the camera.
- presence: N x 1, a logit: 1 / (1 + exp(-presence)) is how sure the network is that there is a face.

eye (mediapipe/modules/iris_landmark), side 64:
- the crop is a square around the middle of the eye's corners, turned so that the line through them is
  level, its side 2.3 times their distance. The network knows the eye at the left of the picture; the
  crop of the other is mirrored.
- points: N x 71 x 3, in pixels of the crop: 0 to 8 the lower lid from the outer to the inner corner,
  9 to 15 the upper lid, above 1 to 7; then the surroundings and the brow.
- iris: N x 5 x 3, its centre and four points on its edge.

plugins/face/mesh_points.hpp names the points of the face.
"""
import os
import sys
import zipfile

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET, IR_VERSION = 11, 6
FROM = "mediapipe/modules/"
NETWORKS = {"face": (FROM + "face_landmark/face_landmark.tflite", {"points": (468, 3), "presence": (1,)}),
            "eye": (FROM + "iris_landmark/iris_landmark.tflite", {"points": (71, 3), "iris": (5, 3)})}
sys.path[:0] = sys.argv[4:]


class Converter:
    def __init__(self, data):
        import tflite
        self.tflite, self.model = tflite, tflite.Model.GetRootAs(data)
        self.graph = self.model.Subgraphs(0)
        self.nodes, self.weights, self.constants, self.names = [], [], {}, {}

    def converted(self, outputs):
        for number in range(self.graph.OperatorsLength()):
            self.operator(self.graph.Operators(number))
        for tensor, (output, shape) in zip(self.graph.OutputsAsNumpy(), outputs.items()):
            shape = self.weight(numpy.array([-1, *shape], numpy.int64))
            self.nodes.append(helper.make_node("Reshape", [self.name(tensor), shape], [output]))
        return helper.make_graph(self.nodes, "landmarks", [self.picture(self.graph.Inputs(0))],
                                 [value(output, *shape) for output, shape in outputs.items()], self.weights)

    def picture(self, tensor):
        height, width, channels = self.graph.Tensors(tensor).ShapeAsNumpy()[1:].tolist()
        return value(self.name(tensor), channels, height, width)

    def operator(self, operator):
        code = self.model.OperatorCodes(operator.OpcodeIndex())
        kind = self.tflite.opcode2name(max(code.BuiltinCode(), code.DeprecatedBuiltinCode()))
        convert = getattr(self, kind.lower(), None) or refuse(f"operator {kind}")
        convert(operator, *operator.InputsAsNumpy())

    def dequantize(self, operator, source):  # of float16, the only kind in use
        self.constants[operator.Outputs(0)] = self.constant(source).astype(numpy.float32)

    def conv_2d(self, operator, source, weights, bias):
        self.convolution(operator, self.tflite.Conv2DOptions(), source, bias,
                         self.constant(weights).transpose(0, 3, 1, 2), 1)  # O H W I -> O I H W

    def depthwise_conv_2d(self, operator, source, weights, bias):
        turned = self.constant(weights).transpose(3, 0, 1, 2)  # 1 H W C -> C 1 H W
        channels = int(self.graph.Tensors(source).ShapeAsNumpy()[3])
        self.convolution(operator, self.tflite.DepthwiseConv2DOptions(), source, bias, turned, channels)

    def convolution(self, operator, options, source, bias, weights, groups):
        options = self.plain(operator, options)
        if (options.DilationHFactor(), options.DilationWFactor()) != (1, 1): refuse("dilation")
        self.add_node("Conv", operator, [self.name(source), self.weight(weights), self.weight(self.constant(bias))],
                      group=groups, **self.window(options, source, weights.shape[2:]))

    def max_pool_2d(self, operator, source):
        options = self.plain(operator, self.tflite.Pool2DOptions())
        kernel = options.FilterHeight(), options.FilterWidth()
        self.add_node("MaxPool", operator, [self.name(source)], **self.window(options, source, kernel))

    def add(self, operator, one, other):
        self.plain(operator, self.tflite.AddOptions())
        self.add_node("Add", operator, [self.name(one), self.name(other)])

    def prelu(self, operator, source, slopes):
        turned = self.constant(slopes).transpose(2, 0, 1)  # 1 1 C -> C 1 1
        self.add_node("PRelu", operator, [self.name(source), self.weight(turned)])

    def pad(self, operator, source, amounts):  # with zeros; N H W C -> all begins of N C H W, then all ends
        turned = self.constant(amounts)[[0, 3, 1, 2]].T.ravel().astype(numpy.int64)
        self.add_node("Pad", operator, [self.name(source), self.weight(turned)])

    def reshape(self, operator, source, *_):  # of a 1 x 1 picture, where both orders are one
        if self.graph.Tensors(source).ShapeAsNumpy()[1:3].tolist() != [1, 1]: refuse("a reshaped picture")
        self.names[operator.Outputs(0)] = self.name(source)

    def window(self, options, source, kernel):
        """What a sliding window is in ONNX. SAME: as many results as strides begin, the odd zero at the end."""
        strides, pads = (options.StrideH(), options.StrideW()), [0, 0]
        if options.Padding() == self.tflite.Padding.SAME:
            size = self.graph.Tensors(source).ShapeAsNumpy()[1:3]
            pads = [max((-(-int(s) // step) - 1) * step + k - int(s), 0) for s, step, k in zip(size, strides, kernel)]
        return {"kernel_shape": list(kernel), "strides": list(strides),
                "pads": [p // 2 for p in pads] + [p - p // 2 for p in pads]}

    def plain(self, operator, options):
        """The operator's options, when no activation is hidden in it."""
        table = operator.BuiltinOptions()
        options.Init(table.Bytes, table.Pos)
        return refuse("a fused activation") if options.FusedActivationFunction() else options

    def constant(self, tensor):
        if tensor in self.constants:
            return self.constants[tensor]
        known, kinds = self.graph.Tensors(tensor), self.tflite.TensorType
        forms = {kinds.FLOAT16: "<f2", kinds.FLOAT32: "<f4", kinds.INT32: "<i4"}
        form = forms.get(known.Type()) or refuse(f"tensor type {known.Type()}")
        data = self.model.Buffers(known.Buffer()).DataAsNumpy()
        return numpy.frombuffer(data.tobytes(), form).reshape(known.ShapeAsNumpy())

    def weight(self, value):
        self.weights.append(numpy_helper.from_array(numpy.ascontiguousarray(value), f"w{len(self.weights)}"))
        return self.weights[-1].name

    def add_node(self, kind, operator, inputs, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [self.name(operator.Outputs(0))], **attributes))

    def name(self, tensor):
        return self.names.get(tensor, f"t{tensor}")


def value(name, *shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, *shape])


def refuse(what):
    sys.exit(f"landmarks.py: {what} is not something this program converts")


def main(source, network, result):
    member, outputs = NETWORKS[network]
    graph = Converter(zipfile.ZipFile(source).read(member)).converted(outputs)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    with open(result + ".part", "wb") as file:
        file.write(model.SerializeToString(deterministic=True))
    os.replace(result + ".part", result)


if __name__ == "__main__":
    if len(sys.argv) < 5 or sys.argv[2] not in NETWORKS:
        sys.exit(__doc__)
    main(*sys.argv[1:4])
