"""Metrics in Prometheus' text format."""

import threading
from collections.abc import Callable, Iterator

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_lock = threading.Lock()
_metrics: list["_Metric"] = []


class _Metric:
    kind = ""

    def __init__(self, name: str, about: str) -> None:
        self.name = name
        self.about = about
        _metrics.append(self)

    def lines(self) -> Iterator[str]:
        raise NotImplementedError


class Counter(_Metric):
    """A number that only grows; for the labels in `begun` it begins at 0, so that the first increase is seen as one."""

    kind = "counter"

    def __init__(self, name: str, about: str, *begun: dict[str, object]) -> None:
        super().__init__(name, about)
        self._values: dict[str, int] = {_text(labels): 0 for labels in begun}

    def increase(self, **labels: object) -> None:
        key = _text(labels)
        with _lock:
            self._values[key] = self._values.get(key, 0) + 1

    def lines(self) -> Iterator[str]:
        for labels, value in self._values.items():
            yield f"{self.name}{labels} {value}"


class Gauge(_Metric):
    """A number that goes up and down; `read` tells it when it is asked for."""

    kind = "gauge"

    def __init__(self, name: str, about: str, read: Callable[[], float], **labels: object) -> None:
        super().__init__(name, about)
        self._read = read
        self._labels = _text(labels)

    def lines(self) -> Iterator[str]:
        yield f"{self.name}{self._labels} {self._read()}"


class Histogram(_Metric):
    """How long something took, in seconds."""

    kind = "histogram"

    def __init__(self, name: str, about: str) -> None:
        super().__init__(name, about)
        self._series: dict[str, tuple[dict[str, object], list[float]]] = {}

    def observe(self, seconds: float, **labels: object) -> None:
        with _lock:
            _, numbers = self._series.setdefault(_text(labels), (labels, [0] * (len(_BUCKETS) + 2)))
            for i, limit in enumerate((*_BUCKETS, float("inf"))):
                numbers[i] += seconds <= limit
            numbers[-1] += seconds

    def lines(self) -> Iterator[str]:
        for labels, numbers in self._series.values():
            for limit, count in zip((*_BUCKETS, "+Inf"), numbers):
                yield f"{self.name}_bucket{_text({**labels, 'le': limit})} {count}"
            yield f"{self.name}_sum{_text(labels)} {numbers[-1]}"
            yield f"{self.name}_count{_text(labels)} {numbers[-2]}"


def exposition() -> str:
    """All metrics."""
    lines = []
    with _lock:
        for metric in _metrics:
            lines.append(f"# HELP {metric.name} {metric.about}")
            lines.append(f"# TYPE {metric.name} {metric.kind}")
            lines.extend(metric.lines())
    return "\n".join(lines) + "\n"


def _text(labels: dict[str, object]) -> str:
    pairs = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items())
    return "{" + pairs + "}" if pairs else ""


def _escaped(value: object) -> str:
    return str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
