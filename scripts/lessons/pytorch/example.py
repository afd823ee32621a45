"""The numbers of the lesson on PyTorch: nnlib's, beside those that PyTorch gave when it was asked.

The site is built without PyTorch. `in_pytorch` holds the code that the page quotes; `make oracle`
runs it and fails where an answer is not the one recorded. A record of other code is refused here.
"""

# --8<-- [start:functions]
import numpy as np

from nnlib.activation import (
    binary_step,
    gelu,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    softplus,
    tanh,
)

x = np.array([-2.0, -0.51, 0.0, 1.2, 3.6])
functions = (binary_step, sigmoid, tanh, relu, leaky_relu, gelu, softplus)
answers = np.stack([function(x) for function in functions])
# --8<-- [end:functions]

# --8<-- [start:softmax]
scores = np.array([[1.2, 3.6, 0.65], [-1.5, 4.2, 1.85]])
over_classes = softmax(scores)
# --8<-- [end:softmax]

over_points = softmax(scores.T).T

# --8<-- [start:layer]
from nnlib.layer import Dense

point = np.array([0.5, 1.0])
W = np.array([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]])
b = np.array([2.0, 3.0, 0.5])
layer = Dense(W, b, activation=relu)
z = layer.linear(point)
a = layer.forward(point)
# --8<-- [end:layer]

# --8<-- [start:loss]
from nnlib.dataset import one_hot
from nnlib.loss import binary_cross_entropy, categorical_cross_entropy_from_logits

labels = np.array([1, 2])
of_scores = categorical_cross_entropy_from_logits(scores, one_hot(labels, 3))
of_answers = binary_cross_entropy([[0.9], [0.2]], [[1.0], [0.0]])
# --8<-- [end:loss]

# --8<-- [start:step]
from nnlib.dataset import xor
from nnlib.initialization import draw_network, normal
from nnlib.network import Network
from nnlib.optimizer import GradientDescent
from nnlib.training import train

inputs, targets = xor()
start = draw_network([2, 2, 1], np.random.RandomState(0), sigmoid, sigmoid, normal)
descent = GradientDescent(0.4)
epoch = next(train(start, inputs, targets, "binary_cross_entropy", descent, epochs=1))
before = epoch.loss
stepped = epoch.network
after = binary_cross_entropy(stepped.forward(inputs), targets)
# --8<-- [end:step]

W1, W2 = (layer.weights for layer in stepped.layers)
b1, b2 = (layer.bias for layer in stepped.layers)
A = W.T
crossed = Network([Dense(start.layers[0].weights.T, [0, 0], sigmoid), start.layers[1]])
crossed_before = binary_cross_entropy(crossed.forward(inputs), targets)
rate = descent.rate
sum_rate = rate / len(inputs)
sums_over_classes, sums_over_points = over_classes.sum(axis=1), over_points.sum(axis=0)
losses = np.array([before, after])
tenth = 0.1
single = float(np.float32(tenth))

NOTATION = {"p": "point"}


def in_pytorch():
    # --8<-- [start:torch-x]
    import torch
    import torch.nn.functional as F
    from torch import nn

    torch.set_default_dtype(torch.float64)
    x = torch.tensor([-2.0, -0.51, 0.0, 1.2, 3.6])
    # --8<-- [end:torch-x]

    # --8<-- [start:torch-functions]
    answers = torch.stack(
        [
            torch.heaviside(x, torch.ones_like(x)),
            torch.sigmoid(x),
            torch.tanh(x),
            torch.relu(x),
            F.leaky_relu(x),
            F.gelu(x),
            F.softplus(x),
        ]
    )
    # --8<-- [end:torch-functions]

    # --8<-- [start:torch-modules]
    modules = [nn.Sigmoid(), nn.Tanh(), nn.ReLU(), nn.LeakyReLU(), nn.GELU(), nn.Softplus()]
    answers_of_modules = torch.stack([module(x) for module in modules])
    assert torch.equal(answers_of_modules, answers[1:])
    # --8<-- [end:torch-modules]

    # --8<-- [start:torch-softmax]
    scores = torch.tensor([[1.2, 3.6, 0.65], [-1.5, 4.2, 1.85]])
    over_classes = torch.softmax(scores, dim=1)
    over_points = torch.softmax(scores, dim=0)
    assert torch.equal(nn.Softmax(dim=1)(scores), over_classes)
    # --8<-- [end:torch-softmax]

    # --8<-- [start:torch-layer]
    point = torch.tensor([0.5, 1.0])
    W = torch.tensor([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]])
    b = torch.tensor([2.0, 3.0, 0.5])
    layer = nn.Linear(2, 3)
    with torch.no_grad():
        layer.weight.copy_(W.T)
        layer.bias.copy_(b)
        z = layer(point)
        a = torch.relu(z)
    # --8<-- [end:torch-layer]

    # --8<-- [start:torch-loss]
    labels = torch.tensor([1, 2])
    of_scores = F.cross_entropy(scores, labels)
    of_answers = F.binary_cross_entropy(torch.tensor([0.9, 0.2]), torch.tensor([1.0, 0.0]))
    assert torch.equal(nn.CrossEntropyLoss()(scores, labels), of_scores)
    # --8<-- [end:torch-loss]

    # --8<-- [start:torch-network]
    import numpy as np

    random = np.random.RandomState(0)
    inputs = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    targets = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    network = nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1), nn.Sigmoid())
    with torch.no_grad():
        for linear in (network[0], network[2]):
            drawn = random.randn(linear.in_features, linear.out_features)
            linear.weight.copy_(torch.from_numpy(drawn).T)
            linear.bias.zero_()
    # --8<-- [end:torch-network]

    # --8<-- [start:torch-step]
    optimizer = torch.optim.SGD(network.parameters(), lr=0.4)
    loss = nn.BCELoss()
    before = loss(network(inputs), targets)
    optimizer.zero_grad()
    before.backward()
    optimizer.step()
    after = loss(network(inputs), targets)
    # --8<-- [end:torch-step]

    W1, b1 = network[0].weight.T, network[0].bias
    W2, b2 = network[2].weight.T, network[2].bias
    return {name: value.tolist() for name, value in locals().items() if torch.is_tensor(value)}


# What PyTorch answered, under the names in the code above
import json
from pathlib import Path

folder = Path(__file__).parent
record = json.loads((folder / "recorded.json").read_text("utf-8"))
if record["code"] not in (folder / "example.py").read_text("utf-8"):
    raise ValueError("recorded.json has PyTorch's answers to other code: ask it again")
pytorch = {name: np.array(value) for name, value in record["answers"].items()}

asked = {
    "answers": answers,
    "over_classes": over_classes,
    "over_points": over_points,
    "z": z,
    "a": a,
    "of_scores": of_scores,
    "of_answers": of_answers,
    "before": before,
    "after": after,
    "W1": W1,
    "b1": b1,
    "W2": W2,
    "b2": b2,
}
tolerance = 1e-12
for name, ours in asked.items():
    np.testing.assert_allclose(ours, pytorch[name], rtol=tolerance, atol=tolerance, err_msg=name)

# The tables of the page: a row of PyTorch's answers, then one of nnlib's
table = np.stack([pytorch["answers"], answers], axis=1).reshape(-1, x.size)
pairs = np.stack([pytorch["over_classes"], pytorch["over_points"]]).reshape(-1, scores.shape[1])
