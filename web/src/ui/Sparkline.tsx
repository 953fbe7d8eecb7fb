interface SparklineProps {
  points: readonly number[];
  /** What the line says, for whoever does not see it. */
  label: string;
}

const WIDTH = 72;
const HEIGHT = 22;
const EDGE = 2;

/** A line without axes: whether something grows or shrinks, at a glance. */
export function Sparkline({ points, label }: SparklineProps) {
  const least = Math.min(...points);
  const range = Math.max(...points) - least;
  const step = (WIDTH - 2 * EDGE) / Math.max(points.length - 1, 1);
  const place = (point: number, index: number) => {
    // What never moved lies in the middle.
    const height = range === 0 ? 0.5 : (point - least) / range;
    return `${(EDGE + index * step).toFixed(1)},${(HEIGHT - EDGE - height * (HEIGHT - 2 * EDGE)).toFixed(1)}`;
  };
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label} style={{ verticalAlign: 'middle' }}>
      <title>{label}</title>
      <polyline
        points={points.map(place).join(' ')}
        fill="none"
        stroke="var(--mantine-color-anchor)"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity={range === 0 ? 0.4 : 1}
      />
    </svg>
  );
}
