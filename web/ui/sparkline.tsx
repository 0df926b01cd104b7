/**
 * Values over time in the height of a line, with the last one marked. Says its first and last value to a screen reader.
 *
 * @param label What it shows: `MADRS, last 6`
 * @param range Lowest and highest value of the scale, so that two lines can be compared; that of the values when left out
 * @param colour A colour role: `ink`, `accent`, `spo2`, `heart`
 */
export function Sparkline({
  values,
  label,
  range,
  width = 140,
  height = 38,
  colour = 'ink',
}: {
  values: readonly number[]
  label: string
  range?: readonly [low: number, high: number]
  width?: number
  height?: number
  colour?: string
}) {
  const first = values[0]
  const last = values.at(-1)
  if (first === undefined || last === undefined) return null
  const low = range?.[0] ?? Math.min(...values)
  const high = range?.[1] ?? Math.max(...values)
  const x = (index: number) => 4 + (index * (width - 8)) / Math.max(1, values.length - 1)
  const y = (value: number) => height - 4 - ((value - low) / (high - low || 1)) * (height - 8)
  const path = values
    .map((value, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('')
  return (
    <svg width={width} height={height} role="img" aria-label={`${label}: from ${first} to ${last}`}>
      <path d={path} fill="none" stroke={`var(--${colour})`} strokeWidth="2" strokeLinejoin="round" />
      <circle cx={x(values.length - 1)} cy={y(last)} r="3.5" fill={`var(--${colour})`} />
    </svg>
  )
}
