"""PyTorch's answers are recorded, so that no test needs PyTorch.

`make oracle` installs PyTorch in an environment of its own, asks it anew, and fails where an answer
differs. To record anew: `.cache/torch/bin/python tests/nnlib/record_pytorch.py`, which without
`--check` writes `pytorch_record.json` beside itself.
Everything is computed in float64 on the CPU, in one thread; derivatives are autograd's.
JSON keeps the 17 digits that tell every float from every other.
"""

import importlib
import json
import math
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RECORD = Path(__file__).with_name("pytorch_record.json")
VERSION = "2.13.0"

X = [-30, -5, -2, -1.5, -0.75, -0.51, -0.01, 0, 0.01, 0.5, 0.65, 1.2, 2, 3.6, 5, 30]
ROWS = [[1.2, 3.6, 0.65], [-1.5, 4.2, 1.85], [1000, 0, -1000], [0, 0, 0]]

CALLS = {  # name in nnlib: (PyTorch's value, the expression autograd differentiates)
    "identity": ("nn.Identity()(x)", "nn.Identity()(x)"),
    # PyTorch has no derivative for heaviside; (sign(x) + 1) / 2 is the same step, except at 0.
    "binary_step": ("torch.heaviside(x, torch.ones_like(x))", "(torch.sign(x) + 1) / 2"),
    "sigmoid": ("torch.sigmoid(x)", "torch.sigmoid(x)"),
    "tanh": ("torch.tanh(x)", "torch.tanh(x)"),
    "relu": ("torch.relu(x)", "torch.relu(x)"),
    "leaky_relu": ("F.leaky_relu(x)", "F.leaky_relu(x)"),
    "normal_cdf": ("torch.special.ndtr(x)", "torch.special.ndtr(x)"),
    "gelu": ("F.gelu(x)", "F.gelu(x)"),
    "silu": ("F.silu(x)", "F.silu(x)"),
    "elu": ("F.elu(x)", "F.elu(x)"),
    # By default PyTorch swaps softplus for x itself above 20.
    "softplus": ("F.softplus(x, threshold=700)", "F.softplus(x, threshold=700)"),
}


LOSSES = {  # name in nnlib: PyTorch's expression of the output a and the targets y
    "mean_squared_error": "F.mse_loss(a, y)",
    "binary_cross_entropy": "F.binary_cross_entropy(a, y)",
    "binary_cross_entropy_from_logits": "F.binary_cross_entropy_with_logits(a, y)",
    "categorical_cross_entropy": "F.nll_loss(torch.log(a), y.argmax(dim=1))",
    "categorical_cross_entropy_from_logits": "F.cross_entropy(a, y.argmax(dim=1))",
}
NETWORKS = [  # sizes, activations, loss, rows
    ((2, 2, 1), ("sigmoid", "sigmoid"), "binary_cross_entropy", 4),
    ((3, 5, 4, 2), ("relu", "tanh", "identity"), "mean_squared_error", 6),
    ((3, 4, 2), ("gelu", "sigmoid"), "mean_squared_error", 5),
    ((4, 6, 3), ("leaky_relu", "softmax"), "categorical_cross_entropy", 5),
    ((4, 6, 5, 3), ("relu", "softplus", "identity"), "categorical_cross_entropy_from_logits", 7),
    ((4, 3, 3), ("softmax", "softmax"), "mean_squared_error", 3),
    ((3, 4, 2), ("normal_cdf", "identity"), "binary_cross_entropy_from_logits", 4),
    ((5, 4), ("softmax",), "categorical_cross_entropy", 1),
]
OPTIMIZERS: dict[
    str, tuple[dict[str, float], str, dict[str, Any]]
] = {  # name in nnlib: its constants, PyTorch's class and constants
    "gradient_descent": ({"rate": 0.1}, "SGD", {"lr": 0.1}),
    "momentum": ({"rate": 0.1, "keep": 0.8}, "SGD", {"lr": 0.1, "momentum": 0.8}),
    "adam": ({"rate": 0.01, "keep_square": 0.99}, "Adam", {"lr": 0.01, "betas": (0.9, 0.99)}),
}


def main() -> None:
    torch = importlib.import_module("torch")  # by name: PyTorch is no requirement of this project
    if torch.__version__.split("+")[0] != VERSION:
        raise SystemExit(f"torch is {torch.__version__}, expected {VERSION}")
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    answers = record(torch)
    if "--check" not in sys.argv[1:]:
        RECORD.write_text(as_text(answers), encoding="utf-8")
        return
    recorded = json.loads(RECORD.read_text("utf-8"))
    different = list(differences("", json.loads(as_text(answers)), recorded))
    if different:
        raise SystemExit("\n".join(["PyTorch answers otherwise than recorded:", *different]))
    print(f"PyTorch {torch.__version__} gives the recorded answers")


def differences(place: str, got: Any, recorded: Any) -> Iterator[str]:
    """Another processor may round the last digits otherwise; what is not rounding is different."""
    if isinstance(got, dict) and isinstance(recorded, dict) and got.keys() == recorded.keys():
        for key in got:
            yield from differences(f"{place}.{key}".lstrip("."), got[key], recorded[key])
    elif isinstance(got, list) and isinstance(recorded, list) and len(got) == len(recorded):
        for index, pair in enumerate(zip(got, recorded, strict=True)):
            yield from differences(f"{place}[{index}]", *pair)
    elif not same(got, recorded):
        yield f"{place}: {got!r}, recorded {recorded!r}"


def same(got: Any, recorded: Any) -> bool:
    if isinstance(got, float) and isinstance(recorded, float):
        return math.isclose(got, recorded, rel_tol=1e-13, abs_tol=1e-15)
    return got == recorded or (
        isinstance(got, str) and got.split("+")[0] == str(recorded).split("+")[0] == VERSION
    )


def record(torch: Any) -> dict[str, Any]:
    return {
        "how": "python tests/nnlib/record_pytorch.py; float64, CPU, one thread, autograd",
        "torch": torch.__version__,
        "x": X,
        "activations": {name: activation(torch, *calls) for name, calls in CALLS.items()},
        "softmax": softmax(torch),
        "layer": layer(torch),
        "networks": {str(n): network(torch, n, *one) for n, one in enumerate(NETWORKS, start=1)},
        "optimizers": {name: optimizer(torch, *one) for name, one in OPTIMIZERS.items()},
    }


def activation(torch: Any, value: str, differentiated: str) -> dict[str, Any]:
    x = torch.tensor(X, dtype=torch.float64, requires_grad=True)
    answer = evaluate(torch, value, x=x)
    evaluate(torch, differentiated, x=x).sum().backward()
    return {
        "value_of": value,
        "value": answer.detach().tolist(),
        "derivative_of": differentiated,
        "derivative": x.grad.tolist(),
    }


def softmax(torch: Any) -> dict[str, Any]:
    def of_row(row: Any) -> Any:
        return torch.softmax(row, dim=0)

    rows = torch.tensor(ROWS, dtype=torch.float64)
    return {
        "x": ROWS,
        "value_of": "torch.softmax(row, dim=0)",
        "value": [of_row(row).tolist() for row in rows],
        "derivative": [torch.autograd.functional.jacobian(of_row, row).tolist() for row in rows],
    }


def layer(torch: Any) -> dict[str, Any]:
    """nn.Linear keeps one neuron per row, the transpose of nnlib's weights."""
    weights, bias = [[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]], [2.0, 3.0, 0.5]
    points = [[0.5, 1.0], [0.5, 4.0]]
    linear = torch.nn.Linear(2, 3)
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(weights).T)
        linear.bias.copy_(torch.tensor(bias))
        z = linear(torch.tensor(points))
    return {
        "weights": weights,
        "bias": bias,
        "x": points,
        "linear": z.tolist(),
        "forward": torch.relu(z).tolist(),
    }


def network(
    torch: Any, seed: int, sizes: tuple[int, ...], names: tuple[str, ...], loss: str, rows: int
) -> dict[str, Any]:
    """A network of drawn weights; weights are kept as nnlib has them, (n_in, n_out)."""
    source = random.Random(seed)
    layers = []
    for n_in, n_out, name in zip(sizes[:-1], sizes[1:], names, strict=True):
        weights = table(torch, source, n_in, n_out)
        layers.append((weights, table(torch, source, 1, n_out)[0].detach().requires_grad_(), name))
    x = table(torch, source, rows, sizes[0]).detach()
    y = torch.tensor(targets(source, loss, rows, sizes[-1]))
    sums, a = [], x
    for weights, bias, name in layers:
        sums.append(a @ weights + bias)
        sums[-1].retain_grad()
        a = evaluate(torch, called(name), x=sums[-1])
    value = evaluate(torch, LOSSES[loss], a=a, y=y)
    value.backward()
    return {
        "loss": loss,
        "loss_of": LOSSES[loss],
        "x": x.tolist(),
        "y": y.tolist(),
        "forward": a.tolist(),
        "value": value.item(),
        "layers": [
            {
                "activation": name,
                "weights": weights.tolist(),
                "bias": bias.tolist(),
                "delta": z.grad.tolist(),
                "weights_gradient": weights.grad.tolist(),
                "bias_gradient": bias.grad.tolist(),
            }
            for (weights, bias, name), z in zip(layers, sums, strict=True)
        ],
    }


def table(torch: Any, source: random.Random, rows: int, columns: int) -> Any:
    numbers = [[source.uniform(-1.5, 1.5) for _ in range(columns)] for _ in range(rows)]
    return torch.tensor(numbers, requires_grad=True)


def targets(source: random.Random, loss: str, rows: int, columns: int) -> list[list[float]]:
    if loss.startswith("categorical"):
        chosen = [source.randrange(columns) for _ in range(rows)]
        return [[float(column == one) for column in range(columns)] for one in chosen]
    return [[float(source.randrange(2)) for _ in range(columns)] for _ in range(rows)]


def called(name: str) -> str:
    return "torch.softmax(x, dim=-1)" if name == "softmax" else CALLS[name][0]


def evaluate(torch: Any, expression: str, **names: Any) -> Any:
    return eval(expression, {"torch": torch, "nn": torch.nn, "F": torch.nn.functional, **names})


def optimizer(
    torch: Any, constants: dict[str, float], name: str, torch_constants: dict[str, Any]
) -> dict[str, Any]:
    source = random.Random(0)
    start = [source.uniform(-1, 1) for _ in range(4)]
    gradients = [
        [10 ** source.uniform(-6, 3) * source.choice([-1, 1]) for _ in start] for _ in range(10)
    ]
    parameters = torch.tensor(start, requires_grad=True)
    steps = getattr(torch.optim, name)([parameters], **torch_constants)
    after = []
    for gradient in gradients:
        parameters.grad = torch.tensor(gradient)
        steps.step()
        after.append(parameters.tolist())
    return {
        "constants": constants,
        "steps_of": f"torch.optim.{name}({torch_constants})",
        "start": start,
        "gradients": gradients,
        "parameters": after,
    }


def as_text(answers: dict[str, Any]) -> str:
    """JSON with every innermost list on one line."""
    text = json.dumps(answers, indent=2)
    one_line = re.compile(r"\[([^][{}]*)\]")
    return one_line.sub(lambda found: "[" + " ".join(found[1].split()) + "]", text) + "\n"


if __name__ == "__main__":
    main()
