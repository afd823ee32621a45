"""XOR from scratch: 2 → 2 → 1, sigmoid twice, full batch, 1000 epochs of the run that stalls."""

import numpy as np

from nnlib.activation import sigmoid
from nnlib.dataset import xor

X, Y = xor()
NOTATION = {"σ": "sigmoid"}
old = np.random.RandomState(0)
W1, b1 = old.randn(2, 2), np.zeros((1, 2))
W2, b2 = old.randn(2, 1), np.zeros((1, 1))
rate, rows = 0.1, len(X)
gentle = rate * rows
losses = []
for _ in range(1001):
    A1 = sigmoid(X @ W1 + b1)
    A2 = sigmoid(A1 @ W2 + b2)
    losses.append(float(np.mean((A2 - Y) ** 2)))
    D2 = A2 - Y
    G2 = A1.T @ D2
    D1 = (D2 @ W2.T) * A1 * (1 - A1)
    W1_used, b1_used, W2_used, b2_used = W1, b1, W2, b2
    W2, b2 = W2 - rate * G2, b2 - rate * D2.sum(axis=0)
    W1, b1 = W1 - rate * X.T @ D1, b1 - rate * D1.sum(axis=0)
W1, b1, W2, b2 = W1_used, b1_used, W2_used, b2_used
first, last = losses[0], losses[1000]
A = np.array([0.0014, 0.4995, 0.9982, 0.5009])
