const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const metrics = [];

/** A number that only grows; for these labels it begins at 0, so that the first increase is seen as one. */
export function counter(name, help, ...begun) {
  const values = new Map(begun.map((labels) => [text(labels), 0]));
  register(name, help, 'counter', () => [...values].map(([labels, value]) => `${name}${labels} ${value}`));
  return {
    increase(labels = {}) {
      const key = text(labels);
      values.set(key, (values.get(key) ?? 0) + 1);
    },
  };
}

/** A number that goes up and down; `read` tells it when it is asked for. */
export function gauge(name, help, read, labels = {}) {
  register(name, help, 'gauge', () => [`${name}${text(labels)} ${read()}`]);
}

/** How long something took, in seconds. */
export function histogram(name, help) {
  const series = new Map();
  register(name, help, 'histogram', () =>
    [...series.values()].flatMap(({ labels, counts, sum }) => [
      ...BUCKETS.map((le, i) => `${name}_bucket${text({ ...labels, le })} ${counts[i]}`),
      `${name}_bucket${text({ ...labels, le: '+Inf' })} ${counts[BUCKETS.length]}`,
      `${name}_sum${text(labels)} ${sum}`,
      `${name}_count${text(labels)} ${counts[BUCKETS.length]}`,
    ]),
  );
  return {
    observe(seconds, labels = {}) {
      const key = text(labels);
      const one = series.get(key) ?? { labels, counts: new Array(BUCKETS.length + 1).fill(0), sum: 0 };
      [...BUCKETS, Infinity].forEach((le, i) => (one.counts[i] += seconds <= le ? 1 : 0));
      one.sum += seconds;
      series.set(key, one);
    },
  };
}

/** All metrics in Prometheus' text format. */
export function exposition() {
  return metrics.flatMap(({ head, lines }) => [...head, ...lines()]).join('\n') + '\n';
}

function register(name, help, type, lines) {
  metrics.push({ head: [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`], lines });
}

function text(labels) {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length ? `{${pairs.join(',')}}` : '';
}

function escaped(value) {
  return String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
