"""The numbers of the lesson on one neuron, computed once for all editions."""

# --8<-- [start:forward]
import numpy as np

from nnlib.activation import binary_step, relu, sigmoid
from nnlib.neuron import Neuron

x = np.array([2.0, 3.0])
w = np.array([0.4, 0.6])
b = 1.0

neuron = Neuron(w, b, activation=relu)
z = neuron.weighted_sum(x)
a = neuron.forward(x)
# --8<-- [end:forward]

NOTATION = {"φ": "relu"}

index = np.arange(1, x.size + 1)
wx = w * x
dot = w @ x

# --8<-- [start:swapped]
swapped = x[::-1]
swapped_z = neuron.weighted_sum(swapped)
# --8<-- [end:swapped]

# --8<-- [start:teacher]
importance = np.array([0.5, 0.3, 0.2])
threshold = 70.0
teacher = Neuron(importance, -threshold, activation=binary_step)

lan = np.array([86.0, 40.0, 50.0])
minh = np.array([66.0, 90.0, 70.0])
lan_verdict = teacher.forward(lan)
minh_verdict = teacher.forward(minh)
# --8<-- [end:teacher]

lan_total = importance @ lan
minh_total = importance @ minh
lan_margin = teacher.weighted_sum(lan)
minh_margin = teacher.weighted_sum(minh)
teacher_b = teacher.bias

# --8<-- [start:strict]
strict_b = -4.0
strict = Neuron(w, strict_b, activation=relu)
strict_z = strict.weighted_sum(x)
strict_a = strict.forward(x)
# --8<-- [end:strict]

# A common mistake: ReLU applied to each product instead of to their sum.
mixed = np.array([-1.0, 3.0])
mixed_z = neuron.weighted_sum(mixed)
early = relu(w * mixed)
early_z = early.sum() + b

# Exercises
other_x = np.array([-5.0, 1.0])
other_z = neuron.weighted_sum(other_x)
other_a = neuron.forward(other_x)

silent_b = -dot

lan_rest = importance[1:] @ lan[1:]
lan_missing = threshold - lan_rest
exam_needed = lan_missing / importance[0]

sigmoid_a = sigmoid(z)
sigmoid_swapped_a = sigmoid(swapped_z)
