"""PyTorch's answers are recorded once, by hand, so that no test needs PyTorch.

To record anew: in an environment of its own, `pip install torch==2.13.0`, then
`python tests/nnlib/record_pytorch.py`. It writes `pytorch_record.json` beside itself.
Everything is computed in float64 on the CPU; derivatives are autograd's.
"""

import importlib
import json
import re
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
    # By default PyTorch swaps softplus for x itself above 20.
    "softplus": ("F.softplus(x, threshold=700)", "F.softplus(x, threshold=700)"),
}


def main() -> None:
    torch = importlib.import_module("torch")  # by name: PyTorch is no requirement of this project
    if torch.__version__.split("+")[0] != VERSION:
        raise SystemExit(f"torch is {torch.__version__}, expected {VERSION}")
    torch.set_default_dtype(torch.float64)
    RECORD.write_text(as_text(record(torch)), encoding="utf-8")


def record(torch: Any) -> dict[str, Any]:
    return {
        "how": "written by tests/nnlib/record_pytorch.py, run by hand; float64, CPU, autograd",
        "torch": torch.__version__,
        "x": X,
        "activations": {name: activation(torch, *calls) for name, calls in CALLS.items()},
        "softmax": softmax(torch),
        "layer": layer(torch),
    }


def activation(torch: Any, value: str, differentiated: str) -> dict[str, Any]:
    x = torch.tensor(X, dtype=torch.float64, requires_grad=True)
    names = {"torch": torch, "nn": torch.nn, "F": torch.nn.functional, "x": x}
    answer = eval(value, names)
    eval(differentiated, names).sum().backward()
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


def as_text(answers: dict[str, Any]) -> str:
    """JSON with every innermost list on one line."""
    text = json.dumps(answers, indent=2)
    one_line = re.compile(r"\[([^][{}]*)\]")
    return one_line.sub(lambda found: "[" + " ".join(found[1].split()) + "]", text) + "\n"


if __name__ == "__main__":
    main()
